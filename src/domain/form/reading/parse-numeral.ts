/**
 * A number in digits, as people write it in either habit: `1,200.50`, `1.200,50`, `1 200`, `1'200,000`, `1,5`. A single mark before exactly
 * three digits separates thousands (`1.500` is fifteen hundred), since amounts with three decimals are rare.
 */
export function parseNumeral(text: string): number | undefined {
  const joined = text.replace(/[ '’]/g, '');
  // Beside a blank or an apostrophe, a mark before three digits can only separate thousands too.
  const digits = joined !== text && /[.,]\d{3}$/.test(joined) ? joined.replace(/[.,]/g, '') : joined;
  const sign = digits.startsWith('-') ? -1 : 1;
  const value = parseUnsigned(digits.replace(/^-/, ''));
  return value === undefined || !Number.isFinite(value) ? undefined : sign * value;
}

function parseUnsigned(digits: string): number | undefined {
  const marks = digits.replace(/\d/g, '');
  if (marks === '') return Number(digits);
  const last = marks.slice(-1);
  const decimal = marks.length === 1 ? !/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) : marks.split(last).length === 2;
  const at = decimal ? digits.lastIndexOf(last) : digits.length;
  const whole = joinThousands(digits.slice(0, at));
  return whole === undefined ? undefined : Number(`${whole || '0'}.${digits.slice(at + 1) || '0'}`);
}

/** Groups must be separated by one kind of mark and hold three digits each. */
function joinThousands(whole: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  const mark = whole.includes('.') ? '.' : ',';
  const [first = '', ...groups] = whole.split(mark);
  const fits = /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return fits ? [first, ...groups].join('') : undefined;
}
