/** What can be wrong with the text of a URL template: what was found, what is allowed, and the nearest right form. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportTemplate = catalogue('template', {
  'empty-segment': {
    severity: 'error',
    en: text`template "${'template'}" has an empty segment; between two slashes there must be something: \`${'nearest'}\``,
    ru: text`в шаблоне «${'template'}» есть пустой сегмент; между двумя «/» должно что-то стоять: \`${'nearest'}\``,
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
    en: text`a parameter must be a whole segment, but "${'found'}" holds something beside it: \`${'nearest'}\``,
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
    en: text`"${'found'}" cannot stand in the name of a parameter, which takes letters, digits and "_": \`${'nearest'}\``,
    ru: text`«${'found'}» недопустимо в имени параметра: оно состоит из букв, цифр и «_»: \`${'nearest'}\``,
  },
  'parameter-repeated': {
    severity: 'error',
    en: text`parameter "${'found'}" stands twice in "${'template'}"; each needs a name of its own: \`${'nearest'}\``,
    ru: text`параметр «${'found'}» встречается в «${'template'}» дважды; имена параметров не должны повторяться: \`${'nearest'}\``,
  },
  'literal-character': {
    severity: 'error',
    en: text`"${'found'}" cannot stand in a segment, which takes letters, digits and "_", "-", ".", "~": \`${'nearest'}\``,
    ru: text`«${'found'}» недопустимо в сегменте: он состоит из букв, цифр и знаков «_», «-», «.», «~»: \`${'nearest'}\``,
  },
})
