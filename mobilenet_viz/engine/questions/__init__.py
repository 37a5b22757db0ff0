"""What single pages ask the engine, a module for each subject; what many ask is in `engine.protocol`."""
