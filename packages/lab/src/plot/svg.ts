/** Finished SVG; text comes into it through `text` or an attribute, which escape it. */
export type Markup = string;

export type Attributes = Readonly<Record<string, string | number>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For between tags or in quotes; characters that XML 1.0 cannot hold become U+FFFD. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character]);

/** Numbers are written to a tenth of a pixel, so the same chart is the same file on every machine. */
export function element(name: string, attributes: Attributes, children: readonly Markup[] = []): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(attributeText(value))}"`);
  const tag = `${name}${written.join('')}`;
  return children.length > 0 ? `<${tag}>${children.join('')}</${name}>` : `<${tag}/>`;
}

/** An element whose only content is text. */
export const text = (name: string, attributes: Attributes, content: string): Markup =>
  element(name, attributes, [escapeXml(content)]);

/** A number of pixels as it is written. @throws Error when it is none */
export function pixels(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a chart has no place for ${value}`);
  return String(Math.round(value * 10) / 10 + 0); // + 0 makes −0 a 0
}

const attributeText = (value: string | number) => (typeof value === 'string' ? value : pixels(value));

/** About how wide a text of the charts' 12 px font comes out: a full-width character takes a whole em. */
export const widthOf = (content: string): number =>
  Array.from(content).reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 12 : 6.6), 0);
