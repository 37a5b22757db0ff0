// The question, and what the network gets.

// Predict, act, explain: the student commits to an answer, switches α, and only then reads what both networks said.
function renderQuestion(see) {
  const { words, data, chosen } = see;
  const [wide, thin] = [Math.max(...data.alphas), Math.min(...data.alphas)];
  const place = `${data.photo.digest}|${data.chosen.size}`;
  const said = see.said[place] ?? {};
  const guess = see.guesses[data.photo.digest];
  const values = { wide: shortAlpha(wide), thin: shortAlpha(thin), share: percent(data.share) };
  const tell = ([name, probability]) => `${name} (${percent(probability)})`;
  const other = chosen.alpha === wide ? thin : wide;
  const sentence = !guess ? fill(words.question, values)
    : said[wide] && said[thin] ? fill(words.question_result, { ...values, first: tell(said[wide]), second: tell(said[thin]), guess: words[`answer_${guess}`] })
      : fill(words.question_act, { alpha: shortAlpha(other) });
  write(see.find(".question"), sentence);
  pressable(see.find(".answers"), "", ["same", "other"], guess, (name) => words[`answer_${name}`], (name) => {
    see.guesses[data.photo.digest] = name;
    renderQuestion(see);
  });
}

function shortAlpha(alpha) {
  return alpha === 1 ? "1.0" : String(alpha);
}

function showPicture(image, url) {
  image.hidden = !url; // not here yet
  if (url && image.getAttribute("src") !== url) image.src = url;
}

function renderInput(see) {
  const { words, data, chosen } = see;
  const size = data.network.size;
  write(see.find("#gets"), words.gets_title);
  const picture = see.find(".frame img");
  showPicture(picture, data.photo.url);
  see.find(".frame").style.setProperty("--trained", `${data.network.trained}px`);
  picture.width = picture.height = size;
  picture.alt = fill(words.gets_alt, { photo: data.photo.label });
  write(see.find(".gets .dim"), fill(words.gets, { size }) + (size < data.network.trained ? ` (${fill(words.ghost, data.network)})` : ""));
  see.find("#alpha").replaceChildren(`${words.alpha_name} `, make("b", {}, "α"));
  see.find("#size").replaceChildren(`${words.size_name} `, make("b", {}, "px"));
  pressable(see.find(".alpha .marks"), "", data.alphas, chosen.alpha, shortAlpha, (alpha) => see.choose({ alpha }));
  pressable(see.find(".size .marks"), "", data.sizes, chosen.size, String, (size) => see.choose({ size }));
}
