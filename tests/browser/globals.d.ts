// Names that one script gives and another uses.

/** The core's JavaScript, made by wasm-bindgen. */
declare const wasm_bindgen: {
  (options: { module_or_path: unknown }): Promise<unknown>;
  [name: string]: any;
};
