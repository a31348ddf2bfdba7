import { foldedWords } from '../../src/domain/fold.ts';

/** Words that say nothing of what is looked for, in Spanish, English and Portuguese, folded. */
const empty: ReadonlySet<string> = new Set(
  (
    'pa pal sigo seguir dan doy dar toca tocan pongo poner puse dejo hacer ' +
    'a al algo alguien alguna algun ahi ahora alli aqui aca ante antes aun ayuda ayudame ayudar ayudarme buen buena buenas bueno buenos cada ' +
    'como con cual cuando cuanto de deberia debo del desde dia dias dice dime donde dos e el ella ellos en entonces era eres es esa ese eso esta ' +
    'estan estar estas este esto estoy favor fue gracias ha haber hace hacen hacer hago han hasta hay he hola indica indicame info informacion la ' +
    'las le les lo los luego manera manual guia mas me mi mis modo muy nada ni no nos nosotros o otra otro para paso pasos pero podemos podria ' +
    'podrian porfa por porque puede pueden puedo pues que quien quiero quisiera necesito saber sabes saben se sea ser si sin sobre solo son soy su ' +
    'sus tal tambien tan te tengo tiene tienen tienes todo todos tu un una unas uno unos usted ustedes va vamos van ver vez voy y ya yo ' +
    'try trying doesn don isn didn won log sign set give reach ' +
    'about all also am an and any anyone are as at be been before but by can could did do does doing for from get give good guide had has have ' +
    'hello help here hey hi how i if im in info into is it its just know let like make manual may me morning my need no not of off on or our ' +
    'out please question should show so some someone steps tell than thanks that the their them then there these they thing this to too up us ' +
    'use used using want was way we were what when where which while who why will with would you your ' +
    'ayer hoy anoche manana tarde noche semana mes lunes martes miercoles jueves viernes sabado domingo hora horas minutos rato siempre uso usar ' +
    'today yesterday tomorrow tonight week month monday tuesday wednesday thursday friday hour hours minutes always since ' +
    'hoje ontem amanha semana segunda terca quarta quinta sexta ao aos as boa bom com da das dia do dos ela ele em essa esse esta eu faco fazer faz isso isto ja mais meu minha muito na nao nas nos ' +
    'obrigado ola onde ou pela pelo posso preciso quais qual quero sao sem seu sua tarde tem tenho uma umas uns voce'
  ).split(' '),
);

/** What people call a thing, and the word that stands for it here, folded. */
const same: ReadonlyMap<string, string> = new Map(
  Object.entries({
    celular: 'cel celu celus movil smartphone android iphone',
    laptop: 'lap compu computadora computador computer ordenador notebook pc portatil',
    oficina: 'ofi',
    trabajo: 'chamba laburo',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
);

/** Endings of verbs and plurals of the three languages, the longest first. */
const endings = [
  'andonos', 'iendome', 'andome', 'arselo', 'aciones', 'arlos', 'arlas', 'arnos', 'iendo', 'arme', 'arse', 'arlo', 'arla', 'erme', 'erse', 'irme',
  'irse', 'ando', 'ados', 'adas', 'idos', 'idas', 'aron', 'amos', 'emos', 'imos', 'ndo', 'ado', 'ada', 'ido', 'ida', 'aba', 'ing', 'ies', 'ar',
  'er', 'ir', 'ed', 'es', 'an', 'en', 'as', 'os', 'ou', 'ei', 's', 'a', 'e', 'o',
]; // prettier-ignore

const SHORTEST = 4;

/** A folded word without its ending, so that "cambio", "cambiar" and "cambiarme" are one; roughly, and alike for what is written and what is asked. */
export function stem(word: string): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** The stems of what a text says, each once, in its order. */
export function stemsOf(text: string): readonly string[] {
  const words = foldedWords(text.replace(/\bwi-fi\b/gi, 'wifi').replace(/\be-mail/gi, 'email'));
  return [...new Set(words.filter((word) => word.length > 1 && !empty.has(word)).map((word) => stem(same.get(word) ?? word)))];
}
