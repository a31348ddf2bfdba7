type Document = Readonly<Record<string, unknown>>;

/** The data was written by a newer version of the program than the one that reads it. */
export class NewerData extends Error {
  override readonly name = 'NewerData';

  constructor(what: string, shapes: { readonly found: number; readonly known: number }) {
    super(
      `${what} was written by a newer version of Mesa (shape ${shapes.found}; this version knows ${shapes.known}); ` +
        'start the newer version, or restore a backup made by this one.',
    );
  }
}

export interface Shape {
  readonly current: number;
  /** The first lifts a document of shape 1 to shape 2, and so on. Pure. */
  readonly upgrades?: readonly ((old: Document) => Document)[];
}

/**
 * A stored document in today's shape.
 * @throws NewerData if its shape is of the future; Error if an upgrade function is missing.
 */
export function upgrade(document: Document, shape: Shape, collection: string): Document {
  const found = Number(document.schema);
  if (found > shape.current) throw new NewerData(`${collection} ${String(document.id)}`, { found, known: shape.current });
  let result = document;
  for (let schema = found; schema < shape.current; schema += 1) {
    const lift = shape.upgrades?.[schema - 1];
    if (!lift)
      throw new Error(`${collection} ${String(document.id)} has shape ${schema}, and nothing upgrades it to ${schema + 1}.`);
    result = { ...lift(result), schema: schema + 1 };
  }
  return result;
}
