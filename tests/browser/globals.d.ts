// The core's JavaScript, in pages that load it.
declare const wasm_bindgen: {
  (options: { module_or_path: unknown }): Promise<unknown>;
  analyze(model: unknown, options: unknown): any;
};
