const globals = new URL('./jest-globals.mjs', import.meta.url).href;

/** A hook of Node's module loader: `@jest/globals` is what the runner has set, as the package itself refuses to be read outside of Jest. */
export async function resolve(specifier, context, next) {
  return specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context);
}
