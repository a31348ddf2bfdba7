/** Something that a person can tap in a message. */
export interface Tappable {
  /** As the platform shows it. */
  readonly label: string;
  /** Further words that stand with it: a row's description. */
  readonly more?: string;
  /** What the platform carries with it. */
  readonly value: string;
  /** Taps it as the platform would tell the desk of it, with what was filled in (see the platform's header). Resolves to the desk's HTTP status. */
  tap(filled?: Readonly<Record<string, unknown>>): Promise<number>;
}

/** Something that a person can fill in. `id` is what `tap(filled)` names it by. */
export interface Fillable {
  readonly id: string;
  readonly label: string;
  /** The platform's own name of the widget. */
  readonly widget: string;
  readonly required: boolean;
  readonly value?: unknown;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Its element, as the desk sent it. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A message as whoever reads it sees it on the platform. */
export interface Seen {
  /** The platform's reference, as the channel's `send` returns it. */
  readonly ref: string;
  /** Where it stands: a platform's conversation. */
  readonly conversation: string;
  /** All that is to be read, a line each, after the platform's formatting. */
  readonly text: string;
  /** What became a mention or a link, ours too. */
  readonly mentions: readonly string[];
  readonly links: readonly string[];
  readonly taps: readonly Tappable[];
  readonly inputs: readonly Fillable[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** The message it stands under or replies to. */
  readonly under?: string;
  /** How often it was rewritten. */
  readonly edits: number;
}
