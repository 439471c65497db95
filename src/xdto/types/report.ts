/** Diagnostics of XDTO types, packages and package files. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const report = catalogue('xdto', {
  'name': {
    severity: 'error',
    en: text`"${'name'}" cannot name a ${'what'}: it is not an XML name`,
    ru: text`Имя «${'name'}» недопустимо (${'what'}): это не имя XML`,
  },
  'defined-twice': {
    severity: 'error',
    en: text`package "${'namespace'}" defines the ${'what'} "${'name'}" twice`,
    ru: text`В пакете «${'namespace'}» дважды определено: ${'what'} «${'name'}»`,
  },
  'property': {
    severity: 'error',
    en: text`property "${'property'}" of "${'type'}": ${'trouble'}`,
    ru: text`Свойство «${'property'}» типа «${'type'}»: ${'trouble'}`,
  },
  'facet': {
    severity: 'warning',
    en: text`type "${'type'}": ${'trouble'}`,
    ru: text`Тип «${'type'}»: ${'trouble'}`,
  },
  'circle': {
    severity: 'error',
    en: text`type "${'type'}" is derived from itself through ${'bases'}`,
    ru: text`Тип «${'type'}» унаследован от самого себя через ${'bases'}`,
  },
  'not-xml': {
    severity: 'error',
    en: text`the package file cannot be read: ${'trouble'}`,
    ru: text`Файл пакета не читается: ${'trouble'}`,
  },
  'not-a-package': {
    severity: 'error',
    en: text`the document element is ${'found'}; expected {http://v8.1c.ru/8.1/xdto}package`,
    ru: text`Корневой элемент ${'found'}, а в файле пакета должен быть {http://v8.1c.ru/8.1/xdto}package`,
  },
  'unexpected': {
    severity: 'error',
    en: text`${'found'} is not allowed in ${'where'}; allowed: ${'expected'}`,
    ru: text`${'found'} недопустимо в ${'where'}; допустимо: ${'expected'}`,
  },
  'attribute-value': {
    severity: 'error',
    en: text`${'attribute'}="${'value'}"; expected ${'expected'}`,
    ru: text`${'attribute'}="${'value'}": ожидается ${'expected'}`,
  },
  'attribute-missing': {
    severity: 'error',
    en: text`${'element'} lacks the required attribute ${'attribute'}`,
    ru: text`У элемента ${'element'} должен быть атрибут ${'attribute'}`,
  },
  'unknown-type': {
    severity: 'error',
    en: text`there is no type ${'type'} (named by ${'where'})`,
    ru: text`Нет типа ${'type'} (назван в: ${'where'})`,
  },
  'unknown-property': {
    severity: 'error',
    en: text`there is no root property ${'name'} (named by ${'where'})`,
    ru: text`Нет корневого свойства ${'name'} (названо в: ${'where'})`,
  },
  'package-twice': {
    severity: 'error',
    en: text`two packages have the namespace "${'namespace'}"`,
    ru: text`Два пакета с пространством имен «${'namespace'}»`,
  },
})
