/** Random documents of XML, and random damage to them. */
import fc from 'fast-check'

const local = fc.constantFrom('a', 'b', 'Товар', 'x-1', '_', 'É.y', '𐐀', 'longer-name-of-an-element', '__proto__', 'constructor')
const prefix = fc.constantFrom('', '', 'p:', 'q:', 'П:')
const name = fc.tuple(prefix, local).map(([one, two]) => one + two)
const reference = fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#65;', '&#x1F600;', '&#13;', '&#9;', '&#x42F;')
const plain = fc.constantFrom('x', ' ', '\n', '\r\n', '\r', '\t', ']]', '>', 'Привет', '😀', '007', '\u0085', '\u2028', '\ufffd')
const content = fc.array(fc.oneof(plain, reference), { maxLength: 6 }).map((all) => all.join(''))
const value = fc.tuple(content, fc.constantFrom('"', "'", '"')).map(([text, quote]) => `${quote}${text}${quote}`)
const space = fc.constantFrom(' ', '\n\t', '\r\n  ')
const attribute = fc.tuple(space, name, fc.constantFrom('=', ' = ', '='), value).map((parts) => parts.join(''))
const namespace = fc.constantFrom('urn:a', 'urn:b', 'http://пример.рф/x', 'urn:a')
const declaration = fc
  .tuple(space, fc.constantFrom('xmlns', 'xmlns:p', 'xmlns:q', 'xmlns:П'), namespace)
  .map(([before, what, uri]) => `${before}${what}="${uri}"`)
const other = fc.constantFrom(
  '<!-- c -->',
  '<!---->',
  '<?pi?>',
  '<?pi some <data> ?>',
  '<![CDATA[<&]]]]>',
  '<![CDATA[]]>',
  '<![CDATA[ ]] > ]]>',
)
const misc = fc.array(fc.constantFrom(' ', '\r\n', '<!-- c - d -->', '<?p x?>'), { maxLength: 2 }).map((all) => all.join(''))

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.uniqueArray(declaration, { maxLength: 2, selector: (one) => /xmlns[^=]*/.exec(one)![0] }),
      fc.array(attribute, { maxLength: 3 }),
      fc.array(fc.oneof({ depthSize: 'small' }, content, other, tie('element')), { maxLength: 4 }),
      fc.constantFrom('', ' ', '\n'),
    )
    .map(([tag, declarations, attributes, children, gap]) => {
      const open = `<${tag}${declarations.join('')}${attributes.join('')}${gap}`
      return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${tag}${gap}>`
    }),
}))

const head = fc.constantFrom('', '', '<?xml version="1.0"?>', '<?xml version=\'1.0\' encoding="utf-8" standalone="yes" ?>\r\n', '\uFEFF')
/** Sound documents, with all that XML has but a document type declaration. */
export const xmlDocument = fc
  .tuple(
    head,
    misc,
    fc
      .tuple(name, element, content)
      .map(([tag, inner, text]) => `<${tag} xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q" xmlns:П="urn:p">${text}${inner}</${tag}>`),
    misc,
  )
  .map((parts) => parts.join(''))

const damage = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  "'",
  '=',
  '/',
  ']',
  ']]>',
  '--',
  '-->',
  '<!--',
  '<![CDATA[',
  '<?',
  '?>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
  '&#0;',
  '&nbsp;',
  '&;',
  '&#x;',
  '&#1114112;',
  '&#xD800;',
  '\u0000',
  '\u0001',
  '\u001f',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udc00',
  ':',
  '::',
  'xmlns:p=""',
  ' xmlns=""',
  ' xmlns:xml="urn:x"',
  ' xmlns:xmlns="urn:x"',
  ' xmlns:r="http://www.w3.org/2000/xmlns/"',
  ' xml:lang="ru"',
  ' xmlns:xml="http://www.w3.org/XML/1998/namespace"',
  ' p:b="1" q:b="2"',
  ' p:a="1" П:a="2"',
  '<x/>',
  '</x>',
  '<p:x/>',
  '<u:x/>',
  '<xmlns:x/>',
  '<xml:x/>',
  '<1/>',
  '<-a/>',
  '<a:/>',
  '<:a/>',
  '<a:1/>',
  ' ',
  '\r',
  '\t',
  'a',
  '1',
  '-',
  '.',
  '\u00b7',
  '\u0300',
  '\u037e',
  '𐐀',
  '&amp',
  '<a b=c/>',
  '<a b/>',
  '<a b="1"c="2"/>',
  '<a b="<"/>',
  '/>',
  '</',
  '<!',
  '<!X>',
  '<?p:q?>',
  '<?XML?>',
  '<?p x',
  'standalone="maybe"',
  'encoding="1"',
)
const mutation = fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.oneof(damage, fc.string({ unit: 'binary', maxLength: 2 }), fc.constant('')))

/** The same with some places spoilt. */
export const damaged = (documents: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(documents, fc.array(mutation, { minLength: 1, maxLength: 3 })).map(([source, mutations]) =>
    mutations.reduce((text, [place, gone, added]) => {
      const at = place % (text.length + 1)
      return text.slice(0, at) + added + text.slice(at + gone)
    }, source),
  )
