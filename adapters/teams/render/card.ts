/** The parts of Adaptive Cards 1.5 that the desk uses. https://adaptivecards.io/explorer/ */
export type CardElement =
  | {
      readonly type: 'TextBlock';
      readonly text: string;
      readonly wrap: true;
      readonly weight?: 'Bolder';
      readonly size?: 'Small' | 'Medium';
      readonly color?: 'Attention';
      readonly isSubtle?: true;
      readonly spacing?: 'None' | 'Small' | 'Medium';
      readonly separator?: true;
    }
  | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
  | { readonly type: 'Container'; readonly items: readonly CardElement[]; readonly separator?: true; readonly spacing?: 'Medium' }
  | { readonly type: 'ColumnSet'; readonly columns: readonly CardColumn[] }
  | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] }
  | CardInput;

export interface CardColumn {
  readonly type: 'Column';
  readonly width: 'stretch';
  readonly items: readonly CardElement[];
}

interface AnyInput {
  readonly id: string;
  readonly label?: string;
  readonly placeholder?: string;
}

export type CardInput =
  | (AnyInput & {
      readonly type: 'Input.Text';
      readonly value?: string;
      readonly isMultiline?: true;
      readonly maxLength?: number;
      readonly style?: 'email' | 'tel' | 'url';
    })
  | (AnyInput & { readonly type: 'Input.Number'; readonly value?: number; readonly min?: number; readonly max?: number })
  | (AnyInput & { readonly type: 'Input.Date' | 'Input.Time'; readonly value?: string })
  | (AnyInput & {
      readonly type: 'Input.ChoiceSet';
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly isMultiSelect?: true;
      /** `filtered` is not in the published schema of 1.5. */
      readonly style?: 'compact' | 'expanded';
      readonly value?: string;
      readonly wrap?: true;
    });

export interface CardAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: 'choose' | 'pick' | 'refresh';
  readonly data: Readonly<Record<string, unknown>>;
  readonly style?: 'positive' | 'destructive';
  readonly associatedInputs?: 'none';
  /** For clients that know no `Action.Execute`: the same, sent as a message. */
  readonly fallback?: {
    readonly type: 'Action.Submit';
    readonly title: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly refresh?: {
    readonly action: Pick<CardAction, 'type' | 'title' | 'verb' | 'data'>;
    readonly userIds?: readonly string[];
  };
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card's weight as Teams counts it: the bytes of its JSON. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
