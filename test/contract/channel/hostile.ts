// Marks without a width, and those that turn the direction of text around.
const unseen =
  /[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]|(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** Signs that look like those which would format something. */
const alike: Readonly<Record<string, string>> = { '∗': '*', ˍ: '_', '∼': '~', ˋ: '`', '›': '>', '–': '-' };

/** A text as it is seen: an adapter may put marks without a width in between, take signs that look alike, and leave out what nobody sees. */
export const visible = (text: string): string =>
  text
    .replaceAll(unseen, '')
    .replaceAll('\u00a0', ' ')
    .normalize('NFC')
    .replaceAll(/[∗ˍ∼ˋ›–]/g, (sign) => alike[sign] ?? sign);

/** Words of people that mean something to some platform, each with what it is. */
export const hostile: readonly (readonly [string, string])[] = [
  ['a call to everybody in Slack', '<!channel> <!here> <!everyone>'],
  ['a mention in Slack', '<@U0DESKLUIS> y <#C0GENERAL>'],
  ['a link with other words in Slack', '<https://evil.example|https://mesa.example>'],
  ['an entity', '&lt;!channel&gt; &amp;amp; &#60;b&#62;'],
  ['a mention in Teams', '<at>Luis</at> hola'],
  ['HTML', '<b>negrita</b> <a href="https://evil.example">aquí</a> <img src=x onerror=alert(1)> <script>1</script>'],
  ['a link in markdown', '[haz clic](https://evil.example) y ![foto](https://evil.example/x.png)'],
  ['markdown', '**negrita** __subrayado__ `código` ~~tachado~~'],
  ['asterisks and the like', '*negrita* _cursiva_ ~tachado~ ```bloque```'],
  ['a name with underscores', 'archivo_de_prueba_final.txt y 2*3*4 = 24'],
  ['a heading', '# Título'],
  ['a quotation', '> cita'],
  ['a list', '- uno'],
  ['a numbered list', '7. siete'],
  ['backslashes', 'C:\\Users\\ana\\*.txt \\*no\\*'],
  ['an address', 'https://evil.example/pago?x=1&y=2'],
  ['direction turned around', 'abc\u202egpj.exe\u2066xyz'],
  ['letters without a width', 'pa\u200byp\u200dal\u2060.example'],
  ['templates', '{{1}} ${x} {name} %s $t(key) {{{a}}}'],
  ['JSON', '{"p":"prompt","v":"approve"}'],
  ['a formula', '=HYPERLINK("https://evil.example","x")'],
  ['halves of characters and controls', 'a\u0007b\u001b[31mc d'],
]; // prettier-ignore
