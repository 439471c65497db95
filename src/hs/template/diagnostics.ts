/** Diagnostics of URL templates; each shows the nearest valid template. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportTemplate = catalogue('template', {
  'empty-segment': {
    severity: 'error',
    en: text`template "${'template'}" has an empty segment, that is nothing between two slashes: \`${'nearest'}\``,
    ru: text`в шаблоне «${'template'}» есть пустой сегмент: между двумя «/» ничего нет: \`${'nearest'}\``,
  },
  'rest-not-last': {
    severity: 'error',
    en: text`\`*\` may only be the last segment: \`${'nearest'}\` (found in "${'template'}")`,
    ru: text`«*» может быть только последним сегментом: \`${'nearest'}\` (найдено в «${'template'}»)`,
  },
  'rest-in-segment': {
    severity: 'error',
    en: text`\`*\` must be a whole segment, not a part of "${'found'}": \`${'nearest'}\``,
    ru: text`«*» должна быть целым сегментом, а не частью «${'found'}»: \`${'nearest'}\``,
  },
  'parameter-in-segment': {
    severity: 'error',
    en: text`a parameter must be a whole segment, but "${'found'}" has other characters as well: \`${'nearest'}\``,
    ru: text`параметр должен занимать сегмент целиком, а в «${'found'}» есть что-то кроме него: \`${'nearest'}\``,
  },
  'parameter-unclosed': {
    severity: 'error',
    en: text`"{" in "${'found'}" has no "}"; a parameter is written \`{name}\`: \`${'nearest'}\``,
    ru: text`для «{» в «${'found'}» нет «}»; параметр записывается как \`{имя}\`: \`${'nearest'}\``,
  },
  'parameter-unopened': {
    severity: 'error',
    en: text`"}" in "${'found'}" has no "{"; a parameter is written \`{name}\`: \`${'nearest'}\``,
    ru: text`для «}» в «${'found'}» нет «{»; параметр записывается как \`{имя}\`: \`${'nearest'}\``,
  },
  'parameter-unnamed': {
    severity: 'error',
    en: text`"${'found'}" has no name; a parameter is written \`{name}\`: \`${'nearest'}\``,
    ru: text`у «${'found'}» нет имени; параметр записывается как \`{имя}\`: \`${'nearest'}\``,
  },
  'parameter-name': {
    severity: 'error',
    en: text`"${'found'}" is not allowed in the name of a parameter; letters, digits and "_" are: \`${'nearest'}\``,
    ru: text`«${'found'}» недопустимо в имени параметра: оно состоит из букв, цифр и «_»: \`${'nearest'}\``,
  },
  'parameter-repeated': {
    severity: 'error',
    en: text`parameter "${'found'}" occurs twice in "${'template'}"; names of parameters must differ: \`${'nearest'}\``,
    ru: text`параметр «${'found'}» встречается в «${'template'}» дважды; имена параметров не должны повторяться: \`${'nearest'}\``,
  },
  'literal-character': {
    severity: 'error',
    en: text`"${'found'}" is not allowed in a segment; letters, digits and "_", "-", ".", "~" are: \`${'nearest'}\``,
    ru: text`«${'found'}» недопустимо в сегменте: он состоит из букв, цифр и знаков «_», «-», «.», «~»: \`${'nearest'}\``,
  },
})
