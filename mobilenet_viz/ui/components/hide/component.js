function show({ data, parentElement: root }) {
  write(root.querySelector("p"), data.words.intro);
}
