import { fold, plain } from '../../fold.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf, FEW_WORDS } from './rest-of.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(','));

const YES = list(
  'si,sip,sii,siii,sep,s,claro,dale,ok,okey,okay,okis,oki,vale,va,ya,bueno,correcto,exacto,afirmativo,obvio,por supuesto,claro que si,desde luego,' +
    'de acuerdo,asi es,eso es,si quiero,lo necesito,si lo necesito,por favor,si por favor,de una,ya pues,si pues,confirmo,verdadero,sim,' +
    'yes,yep,yeah,yup,ya,y,sure,of course,certainly,absolutely,correct,right,indeed,affirmative,true,i do,it is,it does,they do,please,' +
    'yes please,sounds good,alright,definitely,totally,1',
);
const NO = list(
  'no,nop,nope,nones,nah,na,n,nel,negativo,para nada,de ninguna manera,en absoluto,nunca,jamas,tampoco,falso,incorrecto,claro que no,por supuesto que no,' +
    'todavia no,aun no,no gracias,creo que no,no es necesario,no hace falta,no lo necesito,no necesito,no aplica,mejor no,nao,' +
    'no thanks,no thank you,not really,not needed,not necessary,no need,not yet,negative,false,never,not at all,i do not,i dont,it is not,it isnt,' +
    'i dont think so,2',
);
const YES_SIGNS = /[👍✅✔☑👌🆗]/u;
const NO_SIGNS = /[👎❌✖🚫⛔]/u;
/** The word with which a longer answer begins: "sí, para dos personas". */
const OPENING = /^[\s¡¿]*(\p{L}+)\s*[,.;:!–—-]\s*(.*)$/su;
const DRAWN_OUT = /(\p{L})\1{2,}/gu;

/** Yes or no in either language, as words, a thumb, or the number of the two as they are always shown. */
export function readYesNo(text: string): Reading<boolean> {
  const said = polarity(text.replace(/['’]/g, '')) ?? signOf(text);
  return said === undefined ? refuse('form.not_yes_no', { read: quoted(text) }) : accept(said);
}

function polarity(text: string): boolean | undefined {
  const folded = fold(text).replace(DRAWN_OUT, '$1');
  if (YES.has(folded)) return true;
  if (NO.has(folded)) return false;
  const repeated = allSame(folded.split(' '));
  return repeated ?? byOpening(text);
}

/** "sí sí claro", "no no", "ok gracias": every word that means something means the same. */
function allSame(words: readonly string[]): boolean | undefined {
  const told = words.filter((word) => YES.has(word) || NO.has(word) || contentOf([word]).length > 0);
  // "no se" is "no sé" without its accent.
  if (told.length === 0 || words.length > 6 || words.includes('se')) return undefined;
  if (told.every((word) => YES.has(word))) return true;
  return told.every((word) => NO.has(word)) ? false : undefined;
}

/** "no puedo imprimir" is no answer, "no, gracias a ti" is: the word stands apart and little follows that says otherwise. */
function byOpening(text: string): boolean | undefined {
  const [, first = '', rest = ''] = OPENING.exec(plain(text)) ?? [];
  const words = fold(rest).split(' ');
  if (contentOf(words).length > 2 * FEW_WORDS) return undefined;
  if (YES.has(first) && !words.includes('no') && !words.includes('pero')) return true;
  return NO.has(first) && !words.some((word) => ['si', 'yes', 'pero', 'but', 'puedo'].includes(word)) ? false : undefined;
}

function signOf(text: string): boolean | undefined {
  if (fold(text) !== '') return undefined;
  const [yes, no] = [YES_SIGNS.test(text), NO_SIGNS.test(text)];
  return yes === no ? undefined : yes;
}
