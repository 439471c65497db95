/** Diagnostics of the definitions of data objects. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** Where a check puts what it found. */
export type Complain = (diagnostic: Diagnostic) => void

/** Makes the diagnostics of the group `data`. */
export const dataProblem = catalogue('data', {
  'not-a-name': {
    severity: 'error',
    en: text`${'object'}: "${'name'}" is not a name: a name has letters, digits and "_" and does not begin with a digit`,
    ru: text`${'object'}: «${'name'}» – не имя: имя состоит из букв, цифр и «_» и не начинается с цифры`,
  },
  'duplicate-object': {
    severity: 'error',
    en: text`${'object'} is defined a second time; the first one counts`,
    ru: text`${'object'} определен второй раз; действует первый`,
  },
  'duplicate-field': {
    severity: 'error',
    en: text`${'object'} has "${'name'}" twice: 1C does not tell "${'name'}" from "${'other'}"; rename one of them`,
    ru: text`у объекта ${'object'} имя «${'name'}» занято: 1С не отличает «${'name'}» от «${'other'}»; переименуйте одно из них`,
  },
  'standard-name': {
    severity: 'error',
    en: text`${'object'}: "${'name'}" is the name of a standard attribute (${'english'}, in Russian ${'russian'}); give it another name`,
    ru: text`${'object'}: «${'name'}» – имя стандартного реквизита (${'english'}, по-русски ${'russian'}); дайте другое имя`,
  },
  'look-alike': {
    severity: 'warning',
    en: text`${'object'}: the name "${'name'}" has ${'letters'}, written otherwise than the letters beside; write
      the whole word in one alphabet`,
    ru: text`${'object'}: в имени «${'name'}» ${'letters'} – не того алфавита, что буквы рядом; напишите слово целиком в одном алфавите`,
  },
  'unknown-type': {
    severity: 'warning',
    en: text`${'object'}: there is no ${'type'}${'hint'}; the other types hold, a field without any keeps nothing`,
    ru: text`${'object'}: типа ${'type'} нет${'hint'}; остальные типы действуют, поле без типов ничего не хранит`,
  },
  'bad-qualifiers': {
    severity: 'error',
    en: text`${'object'}: ${'type'} cannot be: ${'reason'}`,
    ru: text`${'object'}: ${'type'} быть не может: ${'reason'}`,
  },
  'unknown-object': {
    severity: 'warning',
    en: text`${'object'}: ${'property'} names ${'name'}, which is not there${'hint'}`,
    ru: text`${'object'}: в свойстве ${'property'} назван ${'name'}, которого нет${'hint'}`,
  },
  'unknown-point': {
    severity: 'error',
    en: text`${'object'}: the point ${'point'} leads to ${'name'}, which the route does not have${'hint'}`,
    ru: text`${'object'}: точка ${'point'} ведет в ${'name'}, но такой точки в маршруте нет${'hint'}`,
  },
  'no-dimensions': {
    severity: 'note',
    en: text`${'object'} has neither dimensions nor a period, so that its records have no key: it holds one record`,
    ru: text`у регистра ${'object'} нет ни измерений, ни периода, поэтому у записей нет ключа: в нем одна запись`,
  },
  'no-recorder': {
    severity: 'warning',
    en: text`${'object'} is written by recorders, and no document has it in RegisterRecords: nothing can be written to it`,
    ru: text`в регистр ${'object'} пишут регистраторы, но ни у одного документа его нет в движениях
      (RegisterRecords): записать в него нельзя`,
  },
  'no-resources': {
    severity: 'warning',
    en: text`${'object'} has no resources: there is nothing to sum up`,
    ru: text`у регистра ${'object'} нет ресурсов: суммировать нечего`,
  },
  'restriction-unapplied': {
    severity: 'note',
    en: text`the role ${'role'} restricts rows of ${'objects'} by query texts that are not applied: it may use all rows`,
    ru: text`роль ${'role'} ограничивает записи ${'objects'} текстами запросов, которые не применяются: ей доступны все записи`,
  },
  'no-chart': {
    severity: 'error',
    en: text`${'object'} has no ${'property'}; write the full name of the chart`,
    ru: text`у регистра ${'object'} не задано свойство ${'property'}; укажите полное имя плана`,
  },
  'events-without-object': {
    severity: 'warning',
    en: text`there are events for ${'object'}, which is not defined, so that they are never called${'hint'}`,
    ru: text`для ${'object'} есть обработчики событий, но такого объекта нет, поэтому они не вызываются${'hint'}`,
  },
  'events-twice': {
    severity: 'error',
    en: text`${'object'} has its events from ${'first'} already; those of this module are not called`,
    ru: text`события объекта ${'object'} уже взяты из ${'first'}; обработчики этого модуля не вызываются`,
  },
})
