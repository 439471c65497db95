/** Diagnostics of XML Schemas that cannot become XDTO types unchanged. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** Takes the diagnostics that occur while schemas are made into types. */
export type Complain = (one: Diagnostic) => void

export const report = catalogue('schema', {
  'circle': {
    severity: 'error',
    en: text`${'what'} "${'name'}" contains or derives from itself; that reference is ignored`,
    ru: text`${'what'} «${'name'}» содержит сам себя или получен из самого себя; эта ссылка пропущена`,
  },
  'too-large': {
    severity: 'error',
    en: text`${'what'} "${'name'}" comes to over ${'most'} parts or ${'deepest'} steps; what it refers to is passed over`,
    ru: text`${'what'} «${'name'}»: больше ${'most'} частей или ${'deepest'} шагов наследования; ссылки из него пропущены`,
  },
  'too-many': {
    severity: 'error',
    en: text`groups and bases written out come to over ${'most'} parts; this reference and later ones are passed over`,
    ru: text`Группы и базовые типы в развёрнутом виде больше ${'most'} частей; эта ссылка и следующие пропущены`,
  },
  'occurs': {
    severity: 'error',
    en: text`${'attribute'}="${'value'}"; expected a whole number from 0, or "unbounded" for maxOccurs; 1 is assumed`,
    ru: text`${'attribute'}="${'value'}": ожидается целое неотрицательное число или «unbounded» для maxOccurs; принято 1`,
  },
  'facet': {
    severity: 'warning',
    en: text`type "${'type'}": ${'trouble'}; it is not checked`,
    ru: text`Тип «${'type'}»: ${'trouble'}; проверка не выполняется`,
  },
  'misplaced': {
    severity: 'warning',
    en: text`<${'element'}> has no meaning in <${'where'}> and is ignored`,
    ru: text`Элемент <${'element'}> в <${'where'}> не имеет смысла и пропущен`,
  },
  'not-simple': {
    severity: 'error',
    en: text`"${'name'}" is a complex type, but ${'where'} requires a simple one; any text is accepted instead`,
    ru: text`«${'name'}» — сложный тип, а ${'where'} допускает только простой; вместо него разрешён любой текст`,
  },
  'identity': {
    severity: 'note',
    en: text`<${'element'}> "${'name'}" is not checked: XDTO has no such constraints`,
    ru: text`<${'element'}> «${'name'}» не проверяется: в XDTO таких ограничений нет`,
  },
  'renamed': {
    severity: 'note',
    en: text`"${'name'}" of "${'type'}" becomes the property "${'property'}", because the name is taken`,
    ru: text`«${'name'}» типа «${'type'}» становится свойством «${'property'}»: это имя уже занято`,
  },
})
