/** The reserved words of the language in both spellings, as one number each: `Keyword.If` for `Если` and `If`. */

const table = {
  If: ['Если', 'If'],
  Then: ['Тогда', 'Then'],
  ElsIf: ['ИначеЕсли', 'ElsIf'],
  Else: ['Иначе', 'Else'],
  EndIf: ['КонецЕсли', 'EndIf'],
  For: ['Для', 'For'],
  Each: ['Каждого', 'Each'],
  In: ['Из', 'In'],
  To: ['По', 'To'],
  While: ['Пока', 'While'],
  Do: ['Цикл', 'Do'],
  EndDo: ['КонецЦикла', 'EndDo'],
  Procedure: ['Процедура', 'Procedure'],
  EndProcedure: ['КонецПроцедуры', 'EndProcedure'],
  Function: ['Функция', 'Function'],
  EndFunction: ['КонецФункции', 'EndFunction'],
  Var: ['Перем', 'Var'],
  Export: ['Экспорт', 'Export'],
  Val: ['Знач', 'Val'],
  Return: ['Возврат', 'Return'],
  Continue: ['Продолжить', 'Continue'],
  Break: ['Прервать', 'Break'],
  And: ['И', 'And'],
  Or: ['Или', 'Or'],
  Not: ['Не', 'Not'],
  Try: ['Попытка', 'Try'],
  Except: ['Исключение', 'Except'],
  Raise: ['ВызватьИсключение', 'Raise'],
  EndTry: ['КонецПопытки', 'EndTry'],
  New: ['Новый', 'New'],
  Execute: ['Выполнить', 'Execute'],
  Goto: ['Перейти', 'Goto'],
  AddHandler: ['ДобавитьОбработчик', 'AddHandler'],
  RemoveHandler: ['УдалитьОбработчик', 'RemoveHandler'],
  True: ['Истина', 'True'],
  False: ['Ложь', 'False'],
  Undefined: ['Неопределено', 'Undefined'],
  Null: ['Null', 'NULL'],
} satisfies Record<string, readonly [string, string]>

export type KeywordName = keyof typeof table

const names = Object.keys(table) as KeywordName[]

/** A number from 1 per reserved word. */
export const Keyword = Object.fromEntries(names.map((name, at) => [name, at + 1])) as { readonly [Name in KeywordName]: number }

const byFolded = new Map<string, number>(
  names.flatMap((name) => table[name].map((spelling) => [spelling.toLowerCase(), Keyword[name]] as const)),
)

/** The keyword that a folded name is, 0 for any other name. `Асинх` and `Ждать` are names: their place makes them words. */
export const keywordOf = (folded: string): number => byFolded.get(folded) ?? 0

/** `Если (If)`: how a keyword is named in a diagnostic. */
export const keywordText = (keyword: number): string => {
  const [russian, english]: readonly string[] = table[names[keyword - 1]!]
  return russian === english ? russian : `${russian} (${english})`
}

export const isAsyncWord = (folded: string): boolean => folded === 'асинх' || folded === 'async'
export const isAwaitWord = (folded: string): boolean => folded === 'ждать' || folded === 'await'
