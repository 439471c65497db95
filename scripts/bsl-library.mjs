// Writes the typed lists of src/bsl/library from the dictionary of 1C's language: functions, types and values with both names
// (a test holds the files to the dictionary).
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'

/** Kinds of parameters: the type, and the name where the implementation has none of its own. */
const kinds = {
  a: ['unknown', 'value'],
  s: ['string', 'text'],
  n: ['AnyNumber', 'number'],
  i: ['number', 'count'],
  b: ['boolean', 'flag'],
  d: ['AnyDate', 'date'],
  r: ['Variable', 'variable'],
}

const words = (text) => text.trim().split(/\s+/)

/** Results by the Russian name of a function, or of a member as `Тип.Член` or `Член`. */
const results = Object.fromEntries(
  Object.entries({
    'string': `СокрЛ СокрП СокрЛП Лев Прав Сред ВРег НРег ТРег Символ СтрЗаменить СтрПолучитьСтроку СтрСоединить СтрШаблон НСтр Строка
      Формат КраткоеПредставлениеОшибки ПодробноеПредставлениеОшибки ОписаниеОшибки ЗаписатьДатуJSON ЗаписатьЗначениеJSON КодироватьСтроку
      РаскодироватьСтроку XMLСтрока ЧасовойПояс ЧасовойПоясСеанса Описание ИмяМодуля ИсходнаяСтрока Код Имя Заголовок Представление
      ЗаписьJSON.Закрыть ЗаписьXML.Закрыть ПС ВК ВТаб НПП ПФ Таб СообщениеОбОшибкеДляПользователя СимволыОтступа ЛокальноеИмя Префикс
      URIПространстваИмен Base64Строка ПолучитьСтрокуИзДвоичныхДанных ПолучитьHexСтрокуИзДвоичныхДанных
      ПолучитьBase64СтрокуИзДвоичныхДанных`,
    'number': `СтрДлина Найти СтрНайти КодСимвола СтрЧислоСтрок СтрЧислоВхождений СтрСравнить Год Месяц День Час Минута Секунда
      ДеньГода ДеньНедели НеделяГода СмещениеСтандартногоВремени Количество ВГраница Индекс Уровень НомерСтроки Ширина
      Длина Разрядность РазрядностьДробнойЧасти ПолучитьИдентификатор КоличествоАтрибутов
      ПобитовоеИ ПобитовоеИли ПобитовоеНе ПобитовоеИНе ПобитовоеИсключительноеИли
      ПобитовыйСдвигВлево ПобитовыйСдвигВправо УстановитьБит ТекущаяУниверсальнаяДатаВМиллисекундах СлучайноеЧисло`,
    'boolean': `ПустаяСтрока СтрНачинаетсяС СтрЗаканчиваетсяНа ЗначениеЗаполнено Булево ПроверитьБит ПроверитьПоБитовойМаске
      ЭтоОшибкаКатегории Свойство Пометка СодержитТип ЧтениеJSON.Прочитать ЧтениеJSON.Пропустить ЧтениеXML.Прочитать Сравнить`,
    'number | Decimal':
      'Число Цел Окр Log Log10 Sin Cos Tan ASin ACos ATan Exp Sqrt Pow ЧислоИзШестнадцатеричнойСтроки ЧислоИзДвоичнойСтроки',
    'DateTime': `Дата НачалоГода КонецГода НачалоКвартала КонецКвартала НачалоМесяца КонецМесяца НачалоНедели КонецНедели НачалоДня КонецДня
      НачалоЧаса КонецЧаса НачалоМинуты КонецМинуты ДобавитьМесяц ТекущаяДата ТекущаяДатаСеанса ТекущаяУниверсальнаяДата УниверсальноеВремя
      МестноеВремя ПрочитатьДатуJSON`,
    'Uint8Array': `Base64Значение СоединитьДвоичныеДанные ПолучитьДвоичныеДанныеИзСтроки ПолучитьДвоичныеДанныеИзHexСтроки
      ПолучитьДвоичныеДанныеИзBase64Строки ПолучитьДвоичныеДанныеИзBase64ДвоичныхДанных ПолучитьBase64ДвоичныеДанныеИзДвоичныхДанных
      ПолучитьДвоичныеДанныеИзHexДвоичныхДанных ПолучитьHexДвоичныеДанныеИзДвоичныхДанных`,
    'Массив<Uint8Array>': 'РазделитьДвоичныеДанные',
    'Массив<string>': 'СтрРазделить',
    'Массив': 'ВыгрузитьЗначения ВыгрузитьКолонку ОписаниеТипов.Типы',
    'Массив<СтрокаТаблицыЗначений>': 'ТаблицаЗначений.НайтиСтроки',
    'Массив<СтрокаДереваЗначений>': 'КоллекцияСтрокДереваЗначений.НайтиСтроки',
    'ИнформацияОбОшибке': 'ИнформацияОбОшибке Причина',
    'СтрокаТаблицыЗначений': 'ТаблицаЗначений.Добавить ТаблицаЗначений.Вставить ТаблицаЗначений.Получить',
    'СтрокаТаблицыЗначений | undefined': 'ТаблицаЗначений.Найти',
    'ТаблицаЗначений': 'ТаблицаЗначений.Скопировать ТаблицаЗначений.СкопироватьКолонки СтрокаТаблицыЗначений.Владелец',
    'КоллекцияКолонокТаблицыЗначений': 'ТаблицаЗначений.Колонки',
    'КолонкаТаблицыЗначений': `КоллекцияКолонокТаблицыЗначений.Добавить КоллекцияКолонокТаблицыЗначений.Вставить
      КоллекцияКолонокТаблицыЗначений.Получить`,
    'КолонкаТаблицыЗначений | undefined': 'КоллекцияКолонокТаблицыЗначений.Найти',
    'ДеревоЗначений': 'ДеревоЗначений.Скопировать ДеревоЗначений.СкопироватьКолонки СтрокаДереваЗначений.Владелец',
    'КоллекцияКолонокДереваЗначений': 'ДеревоЗначений.Колонки',
    'КолонкаДереваЗначений':
      'КоллекцияКолонокДереваЗначений.Добавить КоллекцияКолонокДереваЗначений.Вставить КоллекцияКолонокДереваЗначений.Получить',
    'КолонкаДереваЗначений | undefined': 'КоллекцияКолонокДереваЗначений.Найти',
    'КоллекцияСтрокДереваЗначений': 'Строки',
    'СтрокаДереваЗначений': `КоллекцияСтрокДереваЗначений.Добавить КоллекцияСтрокДереваЗначений.Вставить
      КоллекцияСтрокДереваЗначений.Получить`,
    'СтрокаДереваЗначений | undefined': 'КоллекцияСтрокДереваЗначений.Найти Родитель',
    'ИндексыКоллекции': 'Индексы',
    'СписокЗначений': 'СписокЗначений.Скопировать',
    'ЭлементСпискаЗначений': 'СписокЗначений.Добавить СписокЗначений.Вставить СписокЗначений.Получить',
    'ЭлементСпискаЗначений | undefined': 'СписокЗначений.НайтиПоЗначению СписокЗначений.НайтиПоИдентификатору',
    'ОписаниеТипов': 'ТипЗначения',
    'КвалификаторыЧисла': 'КвалификаторыЧисла',
    'КвалификаторыСтроки': 'КвалификаторыСтроки',
    'number | undefined': 'Массив.Найти ФиксированныйМассив.Найти',
  }).flatMap(([type, names]) => words(names).map((name) => [name, type])),
)
/** Procedures: they give nothing. */
const procedures = new Set(
  words(`Вставить Добавить Удалить Очистить Установить Сдвинуть Сортировать Свернуть ЗагрузитьКолонку ЗаполнитьЗначения ЗагрузитьЗначения
    ЗаполнитьПометки СортироватьПоЗначению СортироватьПоПредставлению УстановитьСтроку ОткрытьФайл ОткрытьПоток ЗаписатьНачалоОбъекта
    ЗаписатьКонецОбъекта ЗаписатьНачалоМассива ЗаписатьКонецМассива ЗаписатьИмяСвойства ЗаписатьЗначение ЗаписатьБезОбработки
    ЗаписатьНачалоЭлемента ЗаписатьКонецЭлемента ЗаписатьАтрибут ЗаписатьТекст ЗаписатьОбъявлениеXML ЗаписатьКомментарий Закрыть
    ЗаполнитьЗначенияСвойств ДобавитьФайл`),
)

/** What is walked through by `for…of`. */
const elements = {
  КлючИЗначение: 'unknown',
  Массив: 'T',
  ФиксированныйМассив: 'T',
  Структура: 'КлючИЗначение',
  ФиксированнаяСтруктура: 'КлючИЗначение',
  Соответствие: 'КлючИЗначение',
  ФиксированноеСоответствие: 'КлючИЗначение',
  ТаблицаЗначений: 'СтрокаТаблицыЗначений',
  СтрокаТаблицыЗначений: 'unknown',
  СтрокаДереваЗначений: 'unknown',
  КоллекцияСтрокДереваЗначений: 'СтрокаДереваЗначений',
  КоллекцияКолонокТаблицыЗначений: 'КолонкаТаблицыЗначений',
  КоллекцияКолонокДереваЗначений: 'КолонкаДереваЗначений',
  СписокЗначений: 'ЭлементСпискаЗначений',
}
const ofItems = new Set(['Массив', 'ФиксированныйМассив'])
/** Fields by names that the program chose. */
const withFields = new Set(['СтрокаТаблицыЗначений', 'СтрокаДереваЗначений'])
const ofMembers = new Set(['Структура', 'ФиксированнаяСтруктура'])

function parameters(kindsText, own = []) {
  const found = [...kindsText.replace('$', '').matchAll(/([a-z])(\?|\*)?/g)]
  const names = found.map(([, kind], at) => own[at] ?? kinds[kind][1])
  const unique = names.map((name, at) => (names.indexOf(name) === at && names.lastIndexOf(name) === at ? name : `${name}${at + 1}`))
  return found
    .map(([, kind, mark], at) =>
      mark === '*' ? `...${unique[at]}: readonly ${kinds[kind][0]}[]` : `${unique[at]}${mark ?? ''}: ${kinds[kind][0]}`,
    )
    .join(', ')
}

/** Names of parameters as the implementation has them, where they are plain. */
function ownNames(run, kindsText) {
  const list = /^(?:function \w*)?\(([^]*?)\) *(?:=>|\{)/.exec(String(run))?.[1]?.split(',') ?? []
  const skipped = kindsText.startsWith('$') ? 2 : 1
  return list.slice(skipped).map((one) => /^\s*(\w+)(?: = [^]*)?$/.exec(one)?.[1])
}

const resultOf = (owner, name) => {
  if (ofItems.has(owner) && name === 'Получить') return 'T'
  return results[`${owner}.${name}`] ?? (procedures.has(name) && owner !== '' ? 'void' : results[name]) ?? 'unknown'
}

const exported = (russian, english) => (russian === english ? '' : `export { ${russian} as ${english} }\n`)

function functionText(key, run) {
  const [russian, english = russian, kindsText = ''] = key.split('|')
  const result = procedures.has(russian) || ['ЗаписатьJSON'].includes(russian) ? 'void' : resultOf('', russian)
  return `/** \`${english}\`. */
export const ${russian} = platformFunction<(${parameters(kindsText, ownNames(run, kindsText))}) => ${result}>('${russian}')
${exported(russian, english)}`
}

function memberLines(type, { russian, english, kinds: kindsText, call, property }) {
  const result = resultOf(type.russian, russian)
  const params = ofItems.has(type.russian)
    ? parameters(kindsText).replace('value?: unknown', 'value?: T').replace('value2: unknown', 'value: T')
    : parameters(kindsText)
  const line = (name, other) =>
    call
      ? `  /** \`${other}\`. */\n  ${name}(${params}): ${result}`
      : `  /** \`${other}\`. */\n  ${property.set ? '' : 'readonly '}${name}: ${result}`
  return russian === english ? line(russian, english) : `${line(russian, english)}\n${line(english, russian)}`
}

/** Structures: their keys are their fields. */
const withKeys = (russian, english) => `/** \`${english}\`; its keys are its fields. */
export type ${russian}<F extends object = Readonly<Record<string, unknown>>> = ${russian}Members & F
`

function typeText(type) {
  const { russian, english } = type
  const generic = ofItems.has(russian) ? '<T = unknown>' : ''
  const of = ofItems.has(russian) ? '<T>' : ''
  const members = [...new Set(type.members.values())].map((one) => memberLines(type, one)).join('\n')
  const element = elements[russian]
  const iterable = element === undefined ? '' : ` extends Iterable<${element}>`
  const extra = [
    ...(withFields.has(russian) ? ['  /** By the names of columns. */\n  [column: string]: unknown'] : []),
    ...(ofItems.has(russian) ? ['  [index: number]: T'] : []),
  ]
  const own = ofMembers.has(russian) ? `${russian}Members` : russian
  const face = `${ofMembers.has(russian) ? 'interface' : `/** \`${english}\`. */\nexport interface`} ${own}${generic}${iterable} {
${[members, ...extra].filter((one) => one !== '').join('\n')}
}
${ofMembers.has(russian) ? withKeys(russian, english) : ''}`
  if (type.create === undefined) return `${face}${exportedType(russian, english)}`
  const made = ofMembers.has(russian) ? '<F extends object = Record<string, unknown>>' : generic
  const gives = ofMembers.has(russian) ? `${russian}<F>` : `${russian}${of}`
  return `${face}/** \`${english}\`. */
export const ${russian} = platformType<new ${made}(${parameters(type.createKinds)}) => ${gives}>('${russian}')
${exported(russian, english)}`
}

const exportedType = (russian, english) => `export type { ${russian} as ${english} }\n`

function enumerationText({ valueType: { russian, english }, values }) {
  const line = (name, other) => `  /** \`${other}\`. */\n  readonly ${name}: PlatformValue`
  const lines = values.map((one) =>
    one.english === one.russian ? line(one.russian, one.english) : `${line(one.russian, one.english)}\n${line(one.english, one.russian)}`,
  )
  return `/** \`${english}\`. */
export const ${russian} = platformValue<{
${lines.join('\n')}
}>('${russian}')
${exported(russian, english)}`
}

function valueText(names, types) {
  const [russian, english] = names.split('|')
  const type = types.find((one) => one.russian === russian || one.russian === { ОбработкаОшибок: 'МенеджерОбработкиОшибок' }[russian])
  const its = type.russian === russian ? `${russian}Members` : type.russian
  return `/** \`${english}\`. */\nexport const ${russian} = platformValue<${its}>('${russian}')\n${exported(russian, english)}`
}

const openings = {
  strings: 'Functions of strings, and Формат, as modules have them.',
  numbers: 'Functions of numbers, exact as in 1C.',
  dates: 'Functions of dates.',
  collections: 'Массив, Структура, Соответствие and their fixed forms.',
  tables: 'A table of types: ТаблицаЗначений with its rows and columns.',
  trees: 'ДеревоЗначений with its rows.',
  lists: 'СписокЗначений with its elements.',
  bytes: 'ДвоичныеДанные as a Uint8Array: texts, Base64, hexadecimal digits.',
  json: 'JSON as ЗаписатьJSON and ПрочитатьJSON have it.',
  settings: 'Settings of JSON.',
  values: 'Types, descriptions of types, UUIDs and texts of values.',
  others: 'Texts of errors, Символы, hashes and comparison of values.',
  urls: 'Texts within URLs.',
}

/** The text of every file, before the formatter. */
export function libraryFiles(groups) {
  const homes = Object.fromEntries(
    Object.entries(groups).flatMap(([group, libraries]) =>
      libraries.flatMap((one) => (one.types ?? []).map((type) => [type.russian, group])),
    ),
  )
  return Object.fromEntries(
    Object.entries(groups).map(([group, libraries]) => {
      const types = libraries.flatMap((one) => one.types ?? [])
      const asValues = libraries.flatMap((one) => Object.keys(one.values ?? {}))
      const parts = [
        ...types.map((type) =>
          asValues.some((one) => one.startsWith(`${type.russian}|`))
            ? typeText(type)
                .replace(`export interface ${type.russian} `, `export interface ${type.russian}Members `)
                .replace(/export type \{.*\}\n/, '')
            : typeText(type),
        ),
        ...libraries.flatMap((one) => Object.entries(one.functions ?? {}).map(([key, run]) => functionText(key, run))),
        ...libraries.flatMap((one) => one.enumerations ?? []).map(enumerationText),
        ...asValues.map((names) => valueText(names, types)),
      ]
      return [group, withImports(group, parts.join('\n'), homes)]
    }),
  )
}

function withImports(group, body, homes) {
  const used = (name) => new RegExp(`(?<!readonly )(?<![\\p{L}\\d_.\`'])${name}(?![\\p{L}\\d_\`'(])`, 'u').test(body)
  const supplied = ['platformFunction', 'platformType', 'platformValue'].filter(used)
  const imports = [
    ['../../../xdto/values/date-time.ts', ['DateTime'], true],
    ['../../../xdto/values/decimal.ts', ['Decimal'], true],
    ...[...new Set(Object.values(homes))]
      .filter((home) => home !== group)
      .map((home) => [`./${home}.ts`, Object.keys(homes).filter((name) => homes[name] === home), true]),
    ['../arguments.ts', ['AnyDate', 'AnyNumber', 'PlatformValue', 'Variable'], true],
    ['../supply.ts', supplied, false],
  ]
    .toSorted(([one], [other]) => other.split('../').length - one.split('../').length || (one < other ? -1 : 1))
    .flatMap(([from, names, isType]) => {
      const found = names.filter((name) => used(name) && !body.includes(`interface ${name} `) && !body.includes(`const ${name} `))
      return found.length === 0 ? [] : [`import ${isType ? 'type ' : ''}{ ${found.join(', ')} } from '${from}'`]
    })
  return `/** ${openings[group]} Written by scripts/bsl-library.mjs from the dictionary. */\n${imports.join('\n')}\n\n${body}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../src/bsl/library/lists/', import.meta.url))
  const { groups } = await createJiti(import.meta.url).import('../src/bsl/library/parts.ts')
  mkdirSync(folder, { recursive: true })
  for (const [group, text] of Object.entries(libraryFiles(groups))) writeFileSync(`${folder}${group}.ts`, text)
  execFileSync('npx', ['oxfmt', folder], { stdio: 'inherit' })
}
