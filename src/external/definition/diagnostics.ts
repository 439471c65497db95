/** Diagnostics of definitions of external data sources. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportExternal = catalogue('external-data-source', {
  'name-invalid': {
    severity: 'error',
    en: text`"${'found'}" cannot be a name of ${'where'}: a name is letters, digits and "_" and does not begin with a digit`,
    ru: text`«${'found'}» не может быть именем (${'where'}): имя состоит из букв, цифр и «_» и не начинается с цифры`,
  },
  'name-repeated': {
    severity: 'error',
    en: text`two external data sources have the Name "${'name'}"; the second one is left out`,
    ru: text`имя «${'name'}» есть у двух внешних источников данных; второй не используется`,
  },
  'part-repeated': {
    severity: 'error',
    en: text`${'where'} has "${'first'}" and "${'second'}": 1C does not tell them apart; the second one is left out`,
    ru: text`${'where'}: имена «${'first'}» и «${'second'}» для 1С одинаковы; второе не используется`,
  },
  'part-invalid': {
    severity: 'error',
    en: text`${'where'} was not made by ${'maker'}(); write \`${'maker'}({ ... })\``,
    ru: text`${'where'} создано не через ${'maker'}(); нужно \`${'maker'}({ ... })\``,
  },
  'word-invalid': {
    severity: 'error',
    en: text`${'property'} of ${'where'} is "${'found'}"; allowed: ${'allowed'}`,
    ru: text`${'property'} (${'where'}) – «${'found'}»; допустимо: ${'allowed'}`,
  },
  'unknown-field': {
    severity: 'error',
    en: text`${'property'} of ${'where'} names the field "${'field'}", which is not there${'hint'}`,
    ru: text`${'property'} (${'where'}) называет поле «${'field'}», которого нет${'hint'}`,
  },
  'object-keys': {
    severity: 'error',
    en: text`${'where'} has object data, so it needs one key field; KeyFields has ${'count'}. Give one, or make it NonobjectData`,
    ru: text`${'where'} хранит объектные данные, поэтому нужно одно поле ключа, а в KeyFields их ${'count'}.
      Укажите одно или задайте NonobjectData`,
  },
  'no-keys': {
    severity: 'note',
    en: text`${'where'} has no key fields: it can be read, but has no record set and no record manager`,
    ru: text`у ${'where'} нет полей ключа: ее можно читать, но набора записей и менеджера записи у нее нет`,
  },
  'parent-type': {
    severity: 'error',
    en: text`ParentField "${'field'}" of ${'where'} has the type ${'found'}; the parent is a reference to the same table: ${'expected'}`,
    ru: text`поле родителя «${'field'}» (${'where'}) имеет тип ${'found'}; родитель – ссылка на эту же таблицу: ${'expected'}`,
  },
  'parent-of-records': {
    severity: 'error',
    en: text`${'where'} has ParentField, but no object data: only objects have parents`,
    ru: text`у ${'where'} есть поле родителя, но данные необъектные: родители бывают только у объектов`,
  },
  'type-invalid': {
    severity: 'error',
    en: text`${'where'} cannot have the type ${'found'}; allowed: ${'allowed'}`,
    ru: text`${'where'}: недопустимый тип ${'found'}; допустимо: ${'allowed'}`,
  },
  'composite-invalid': {
    severity: 'error',
    en: text`${'where'} has ${'found'} in a composite type; only Number, String, Date and Boolean can be in one`,
    ru: text`${'where'}: в составном типе есть ${'found'}; в нем могут быть только Число, Строка, Дата и Булево`,
  },
  'unknown-reference': {
    severity: 'error',
    en: text`${'where'} refers to ${'found'}, which is not there${'hint'}`,
    ru: text`${'where'} ссылается на ${'found'}: такого объекта нет${'hint'}`,
  },
  'reference-to-records': {
    severity: 'error',
    en: text`${'where'} refers to ${'found'}, which has no object data: there are no references to records`,
    ru: text`${'where'} ссылается на ${'found'}, а данные там необъектные: ссылок на записи не бывает`,
  },
  'no-expression': {
    severity: 'error',
    en: text`${'where'} has no ExpressionInDataSource: nothing can be asked of the database`,
    ru: text`у ${'where'} нет ExpressionInDataSource: обратиться к базе данных не с чем`,
  },
  'expression-invalid': {
    severity: 'error',
    en: text`ExpressionInDataSource of ${'where'} is not sound at character ${'at'}: ${'why'}`,
    ru: text`ExpressionInDataSource (${'where'}) составлено неверно, позиция ${'at'}: ${'why'}`,
  },
  'no-fields': {
    severity: 'warning',
    en: text`${'where'} has no fields: nothing is read from it`,
    ru: text`у ${'where'} нет полей: читать из нее нечего`,
  },
  'column-repeated': {
    severity: 'warning',
    en: text`fields "${'first'}" and "${'second'}" of ${'where'} are one column "${'column'}"`,
    ru: text`поля «${'first'}» и «${'second'}» (${'where'}) – один столбец «${'column'}»`,
  },
})
