/** A piece of SVG text. */
export type Svg = string;

/** One element; numbers are written with two decimals at most, so that a plot is the same bytes each time. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Svg[]
): Svg {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escape(value)}"`)
    .join('');
  return children.length > 0
    ? `<${name}${written}>${children.join('')}</${name}>`
    : `<${name}${written}/>`;
}

/** Text inside an element. */
export const escape = (text: string): Svg =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A number with two decimals at most. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
