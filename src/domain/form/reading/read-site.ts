import { fold } from '../../fold.ts';
import { matchNames, type Named } from './match-names.ts';
import type { Place } from './place.ts';
import { matchOptions } from './read-choice.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';

const OWN =
  /^(?:en |a |de |desde |la de |at |in |from )*(?:aqui|aca|mi (?:sede|oficina|local|tienda|sitio)|la mia|la misma|my (?:site|office|store|place)|mine|here|aqui mismo|minha (?:sede|filial))$/;
const SITE_WORDS =
  /^(?:en |a |la |el |para |desde |de |at |in |the |to )*(?:sede|oficina|local|tienda|almacen|site|office)(?: de| del| en| of)? /;

/** A site by id, label or a part of it, by number where a list was shown; "mi sede", "aquí" is the asker's. */
export function readSite(text: string, place: Place): Reading<string> {
  const own = OWN.test(fold(text)) ? place.people.get(place.asker)?.site : undefined;
  const matches = own !== undefined && place.sites.has(own) ? [own] : matchSites(text, place);
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return accept(only);
  const shown = [...place.sites.values()].filter(({ id }) => matches.length === 0 || matches.includes(id));
  const sites = { list: shown.map(({ label }) => ({ label })) };
  return refuse(matches.length > 1 ? 'form.site_several' : 'form.not_site', { read: quoted(text), sites });
}

function matchSites(text: string, place: Place): readonly string[] {
  if (place.shownOptions) return matchOptions(text, place.shownOptions, place);
  const exact = place.sites.get(text.trim());
  if (exact) return [exact.id];
  const named = [...place.sites.values()].map(({ id, label }): Named => ({ id, names: [label.es, label.en, id] }));
  const found = matchNames(text, named);
  if (found.length === 1) return found;
  // "sede de San Isidro": the word for what it is may differ from the one in its name.
  const bare = fold(text).replace(SITE_WORDS, '');
  const narrowed = bare === fold(text) ? [] : matchNames(bare, named);
  return narrowed.length > 0 ? narrowed : found;
}
