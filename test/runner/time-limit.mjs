import { addEventHandler } from 'jest-circus';

/** What a test or a hook may take where it names no limit of its own. */
const LIMIT_MS = Number(process.env.MESA_TEST_LIMIT_MS ?? 60_000);

// The runner waits for a test for ever. One that hangs is to fail under its name, and those after it are to run.
addEventHandler(({ name }, { currentDescribeBlock }) => {
  if (name === 'add_test') limit(currentDescribeBlock.children.at(-1));
  if (name === 'add_hook') limit(currentDescribeBlock.hooks.at(-1));
});

function limit(entry) {
  const { fn, timeout = LIMIT_MS } = entry;
  if (fn !== undefined) entry.fn = () => within(timeout, fn);
}

async function within(limitMs, fn) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limitMs / 1000} s`)), limitMs);
  });
  try {
    await Promise.race([fn(), late]);
  } finally {
    clearTimeout(timer);
  }
}
