import type { Router } from 'express';
import { z } from 'zod';
import type { Views } from '../../src/ports.ts';
import type { Access } from './access.ts';

const SuggestionsQuery = z.object({ of: z.enum(['people', 'assets']), q: z.string().max(100).default('') });

/** Names that fit what somebody writes into an input of a card; for who is signed in, and never more than ten. */
export function addSuggestions(router: Router, { access, views }: { readonly access: Access; readonly views: Views }): void {
  router.get('/suggestions', (request, response) => {
    const reader = access.reader(request);
    const { of, q } = SuggestionsQuery.parse(request.query);
    response.json({ found: views.suggest(reader.id, of, q) });
  });
}
