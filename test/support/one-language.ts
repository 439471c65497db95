/** Which words of a message are of the other language: names, code and what is quoted are the same in both. */

export interface Words {
  readonly place: string
  readonly en: string
  readonly ru: string
}

/** Words of the Latin alphabet that Russian texts have outside of code and quotes, by the reason why. CamelCase is a name by itself. */
export const namesInRussian: readonly (readonly [reason: string, names: readonly string[]])[] = [
  ['programs, packages and commands', of('onec-standin standin serve exec check routes types npm install php rhea pg psqlodbc Node Ctrl')],
  ['places of a command line', of('stdin migrate timeout sslmode')],
  ['headers, schemes and codings of HTTP', of('Authorization Basic Bearer If-Match X-Total gzip deflate cookie http https localhost')],
  ['headers of parts of a message', of('Content-Type Content-Encoding Content-ID Content-Transfer-Encoding binary quoted-printable')],
  ['words of a token', of('typ crit alg Recipients')],
  ['the session of a request', of('ibsession start finish sessions')],
  ['words of AMQP', of('handle transfer hostname Open')],
  ['keys and values of files of a bus', of('access read write times items port')],
  [
    'keys and values of stub files',
    of('hosts modes upstream collections namespaces handler stub keep save find list delete services Headers text'),
  ],
  ['names in examples', of('orders Prices prices date paths')],
  ['keys and values of default.vrd', of('dontuse use autouse base point value')],
  ['words of OData', of('eq ne gt any all asc desc null guid datetime d atom json strict Dimensions true false')],
  ['words of XML and XML Schema', of('xs xsi type element schema Schema namespace import preserve replace collapse length boolean')],
  ['types of XML Schema', of('duration time')],
  ['words of WSDL', of('wsdl soap binding document-literal rpc-literal location solicit-response header headerfault fault package')],
  ['attributes and values of WSDL', of('name address message part parts transport rpc document literal output input')],
  ['words of SOAP', of('Body Fault Sender Receiver Client Server')],
  [
    'rights, directions and properties of a dump',
    of('Read Insert Update Delete Use Send Receive Length Fixed Digits Precision Scale Name'),
  ],
  [
    'objects and members that keep their English names in TypeScript',
    of('Catalog Date Map Property Text Decimal Duration Typed Operation Create Reason'),
  ],
  ['types of SQL', of('bool')],
  ['words of TypeScript', of('await new default as bigint reference fixed Web')],
]

function of(names: string): readonly string[] {
  return names.split(' ')
}

/** Code, names and quoted examples are the same in both languages. */
const code =
  /`[^`]*`|«[^»]*»|"[^"]*"|'[^']*'|<[^>]*>|\$?\{[^{}]*\}|\[[^\]]*\]|\([^)А-Яа-яё]*\)|(?<![\w-])--?[a-z][a-z-]*|\S*[/=\d.$_&@\\]\S*/gu

/** CamelCase and acronyms are names of objects, formats and protocols. */
const isName = (word: string): boolean => /[a-z\d][A-Z]|^[A-Z]{2,}|^[A-Z]$/.test(word)

const allowed = new Set(namesInRussian.flatMap(([, names]) => names))

/** Words of the Latin alphabet in a Russian text, names by their form apart. */
export const latinIn = (ru: string): readonly string[] =>
  (ru.replace(code, ' ').match(/(?<![\wА-Яа-яЁё-])[A-Za-z](?:[A-Za-z-]*[A-Za-z])?/g) ?? []).filter((word) => !isName(word))

/** The words of either text that are of the other language. */
export function otherLanguage({ en, ru }: Pick<Words, 'en' | 'ru'>): readonly string[] {
  const cyrillic = en.replace(code, ' ').match(/[А-Яа-яЁё][А-Яа-яЁё-]*/g) ?? []
  return [...latinIn(ru).filter((word) => !allowed.has(word)), ...cyrillic]
}
