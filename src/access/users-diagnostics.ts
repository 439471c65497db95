/** Diagnostics of users.json; a file with an error admits no user. */
import { catalogue, text } from '../diagnostics/catalogue.ts'

/** Makes the diagnostics of the group `users`. */
export const report = catalogue('users', {
  'not-json': {
    severity: 'error',
    en: text`the file is not JSON: ${'reason'}`,
    ru: text`файл не является JSON: ${'reason'}`,
  },
  'not-users': {
    severity: 'error',
    en: text`${'what'}; expected {"users": [{"Name": …}], "roles": {"<role>": ["HTTPService.…"]}}`,
    ru: text`${'what'}; ожидается {"users": [{"Name": …}], "roles": {"<роль>": ["HTTPService.…"]}}`,
  },
  'bad-restrictions': {
    severity: 'error',
    en: text`"restrictions" is not {"<role>": {"Catalog.Goods": {"Read": "Price lt 1000"}}}`,
    ru: text`"restrictions" – не {"<роль>": {"Catalog.Товары": {"Read": "Цена lt 1000"}}}`,
  },
  'unknown-part': {
    severity: 'warning',
    en: text`"${'part'}" is not looked at; the file has ${'known'}`,
    ru: text`"${'part'}" не учитывается; в файле бывают ${'known'}`,
  },
  'bad-property': {
    severity: 'error',
    en: text`user "${'user'}": ${'property'} must be ${'expected'}`,
    ru: text`пользователь «${'user'}»: значение ${'property'} должно быть таким: ${'expected'}`,
  },
  'plain-password': {
    severity: 'error',
    en: text`user "${'user'}" has ${'property'}: passwords are not kept as they are;
      \`standin user add ${'user'}\` writes StoredPasswordValue`,
    ru: text`у пользователя «${'user'}» есть ${'property'}: пароли не хранятся открыто;
      StoredPasswordValue пишет \`standin user add ${'user'}\``,
  },
  'unknown-property': {
    severity: 'error',
    en: text`user "${'user'}" has no property ${'property'}; known: ${'known'}`,
    ru: text`у пользователя «${'user'}» нет свойства ${'property'}; есть: ${'known'}`,
  },
  'repeated-name': {
    severity: 'error',
    en: text`user "${'user'}" is listed a second time`,
    ru: text`пользователь «${'user'}» указан второй раз`,
  },
  'empty': {
    severity: 'warning',
    en: text`the list of users is empty: every call is refused; add a user (standin user add), or serve without a file of users`,
    ru: text`список пользователей пуст: каждый вызов получит отказ; добавьте пользователя (standin user add) или уберите файл`,
  },
  'no-roles': {
    severity: 'warning',
    en: text`user "${'user'}" has roles, but the file has no "roles": every user may call every service`,
    ru: text`у пользователя «${'user'}» есть роли, но в файле нет "roles": любому пользователю доступны все сервисы`,
  },
  'unknown-role': {
    severity: 'warning',
    en: text`user "${'user'}" has the role "${'role'}", which "roles" does not define: it grants no right`,
    ru: text`у пользователя «${'user'}» есть роль «${'role'}», не определённая в "roles": она не даёт прав`,
  },
})
