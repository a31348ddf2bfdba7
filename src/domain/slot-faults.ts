type Lines = Readonly<Record<string, readonly string[] | undefined>>;

/** Where in a phrasebook, and what is wrong there with its remedy. */
export interface SlotFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Slots that nothing fills, in lines and in the words of other slots, and slots that lead back to themselves, which nobody could ever spell out.
 */
export function slotFaults({ slots, intents }: { readonly slots: Lines; readonly intents: Lines }): readonly SlotFault[] {
  return [...faultsIn('slots', slots, slots), ...faultsIn('intents', intents, slots)];
}

function faultsIn(part: 'slots' | 'intents', groups: Lines, slots: Lines): readonly SlotFault[] {
  return Object.entries(groups).flatMap(([name, lines = []]) =>
    lines.flatMap((line, index) =>
      slotsOf(line).flatMap((slot) => {
        const message = part === 'slots' && leadsTo(slot, { name, slots }) ? backTo(slot, name) : missing(slot, slots);
        return message === undefined ? [] : [{ path: [part, name, index], message }];
      }),
    ),
  );
}

const slotsOf = (line: string): readonly string[] => [...line.matchAll(/\{([a-z_]+)\}/g)].map(([, slot = '']) => slot);

function missing(slot: string, slots: Lines): string | undefined {
  return Object.hasOwn(slots, slot) ? undefined : `no slot is called {${slot}}; add it under slots`;
}

const backTo = (slot: string, name: string): string =>
  slot === name
    ? `{${slot}} stands among its own words; write there what it stands for`
    : `{${slot}} leads back to {${name}}; take one out of the words of the other`;

/** Whether the words of a slot, or those of the slots in them, hold the slot `name`. */
function leadsTo(slot: string, { name, slots }: { readonly name: string; readonly slots: Lines }): boolean {
  const seen = new Set([slot]);
  for (const at of seen) {
    if (at === name) return true;
    if (Object.hasOwn(slots, at)) for (const next of (slots[at] ?? []).flatMap(slotsOf)) seen.add(next);
  }
  return false;
}
