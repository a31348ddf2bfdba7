import { endPagePass } from '../actions/accounts/page-pass.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Links into the page that nobody opened in time end. */
export function expirePasses(works: Works): Job {
  return sweep(works, {
    name: 'expire-passes',
    every: 10,
    collection: 'passes',
    field: 'dueAt',
    one: (context, pass) => endPagePass(context, pass, 'web.expired'),
  });
}
