// node --import ./test/fakes/wrong-clock.mjs …: a process on a machine whose clock is wrong by MESA_TEST_CLOCK_AHEAD_MS.
const aheadMs = Number(process.env.MESA_TEST_CLOCK_AHEAD_MS ?? 0);
const RightDate = globalThis.Date;

globalThis.Date = class Date extends RightDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [RightDate.now() + aheadMs] : parts));
  }

  static now() {
    return RightDate.now() + aheadMs;
  }

  // A date that was made elsewhere, as by a structured clone, is one too.
  static [Symbol.hasInstance](value) {
    return value instanceof RightDate;
  }
};
