// What a page has after loading the core, and after the reader ran in it.
declare const wasm_bindgen: {
  (options: { module_or_path: unknown }): Promise<unknown>;
  analyze(model: unknown, options: unknown): any;
};
