/** An exception of a module of 1C that already has 1C's own text: `{HTTPСервис.Имя.Модуль(6)}: Деление на 0`. */
export class ModuleException extends Error {
  override readonly name = 'ModuleException'
}
