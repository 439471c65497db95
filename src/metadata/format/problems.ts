/** Diagnostics of configurations on disk, and of the modules that supply their handlers. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** Takes the diagnostics of a reader, which goes on reading. */
export type Complain = (diagnostic: Diagnostic) => void

/** Makes the diagnostics of the group `metadata`. */
export const problem = catalogue('metadata', {
  'unreadable': {
    severity: 'error',
    en: text`the file cannot be read`,
    ru: text`файл не читается`,
  },
  'not-well-formed': {
    severity: 'error',
    en: text`the file is not well-formed XML: ${'reason'}; dump the configuration again, or repair the file`,
    ru: text`файл не является правильным XML: ${'reason'}; выгрузите конфигурацию заново или исправьте файл`,
  },
  'doctype': {
    severity: 'error',
    en: text`the file has a document type declaration (DOCTYPE), which 1C never writes and which is not accepted; remove it`,
    ru: text`в файле есть объявление типа документа (DOCTYPE): 1С его не пишет, и оно не принимается; уберите его`,
  },
  'not-the-object': {
    severity: 'error',
    en: text`expected ${'expected'}, found ${'found'}`,
    ru: text`ожидается ${'expected'}, найдено ${'found'}`,
  },
  'missing-property': {
    severity: 'error',
    en: text`${'object'} has no ${'property'}, so it is not served`,
    ru: text`у объекта ${'object'} не задано свойство ${'property'}; без него объект не обслуживается`,
  },
  'not-a-name': {
    severity: 'error',
    en: text`${'object'}: a name consists of letters, digits and "_" and does not begin with a digit`,
    ru: text`${'object'}: имя состоит из букв, цифр и «_» и не начинается с цифры`,
  },
  'unknown-value': {
    severity: 'error',
    en: text`${'object'}: ${'property'} is "${'value'}"; allowed: ${'allowed'}`,
    ru: text`${'object'}: значение свойства ${'property'} – «${'value'}»; допустимо: ${'allowed'}`,
  },
  'duplicate-name': {
    severity: 'error',
    en: text`${'object'} is declared a second time; the first one is served`,
    ru: text`${'object'} объявлен второй раз; обслуживается первый`,
  },
  'duplicate-method': {
    severity: 'error',
    en: text`${'object'} is a second method for ${'method'}; "${'first'}" is served`,
    ru: text`${'object'} – второй метод для ${'method'}; обслуживается «${'first'}»`,
  },
  'method-left-out': {
    severity: 'warning',
    en: text`${'object'} has no httpMethod, which means GET; "${'first'}" already serves GET. EDT seems to leave out HEAD as well: if you
      mean HEAD, write it`,
    ru: text`у метода ${'object'} нет httpMethod, то есть это GET; GET уже обслуживает «${'first'}». EDT, видимо, не пишет и HEAD: если
      нужен HEAD, укажите его`,
  },
  'no-handler': {
    severity: 'warning',
    en: text`${'object'} names no handler`,
    ru: text`у метода ${'object'} не указан обработчик`,
  },
  'unbound-prefix': {
    severity: 'error',
    en: text`${'object'}: ${'property'} is "${'value'}", whose prefix is not declared in the file`,
    ru: text`${'object'}: значение свойства ${'property'} – «${'value'}», его префикс в файле не объявлен`,
  },
  'nothing-here': {
    severity: 'note',
    en: text`the configuration in ${'folder'} has no HTTP services, Web services, XDTO packages, WS references or data objects`,
    ru: text`в конфигурации ${'folder'} нет HTTP-сервисов, Web-сервисов, пакетов XDTO, WS-ссылок и объектов данных`,
  },
  'adopted-empty': {
    severity: 'note',
    en: text`${'object'} is adopted by an extension that adds nothing to it; it is skipped`,
    ru: text`${'object'} заимствован расширением, которое ничего к нему не добавляет: здесь он пропущен`,
  },
  'adopted-alone': {
    severity: 'note',
    en: text`${'object'} is adopted by an extension: the additions (${'own'}) are served only together with the base configuration; give
      its path, too`,
    ru: text`${'object'} заимствован расширением: добавленное в нем (${'own'}) обслуживается только вместе с основной конфигурацией;
      укажите и ее путь`,
  },
  'adopted-joined': {
    severity: 'note',
    en: text`${'object'} is adopted by an extension: the base configuration's object is served, with the additions (${'own'})`,
    ru: text`${'object'} заимствован расширением: обслуживается, как в основной конфигурации, с добавленным в расширении (${'own'})`,
  },
  'adopted-unknown': {
    severity: 'warning',
    en: text`${'object'} is adopted by an extension, but the base configuration does not have it; its methods are not served`,
    ru: text`${'object'} заимствован расширением, но в основной конфигурации его нет; его методы не обслуживаются`,
  },
  'supply-unknown-template': {
    severity: 'warning',
    en: text`service ${'service'} of this module has the URL template ${'name'} ("${'template'}"), which the configuration lacks: its
      handlers are never called; the configuration has ${'known'}`,
    ru: text`у сервиса ${'service'} этого модуля есть шаблон URL ${'name'} («${'template'}»), которого нет в конфигурации, поэтому его
      обработчики не вызываются; в конфигурации есть ${'known'}`,
  },
  'supply-unknown-method': {
    severity: 'warning',
    en: text`template ${'name'} of service ${'service'} has a handler for ${'method'}, which the configuration does not declare: it is
      never called; the configuration declares ${'known'}`,
    ru: text`у шаблона ${'name'} сервиса ${'service'} есть обработчик для ${'method'}, который в конфигурации не объявлен, поэтому он не
      вызывается; в конфигурации объявлено: ${'known'}`,
  },
  'supply-other-template': {
    severity: 'warning',
    en: text`template ${'name'} of service ${'service'} is "${'template'}" in this module, but "${'known'}" in the configuration, which is
      served`,
    ru: text`шаблон ${'name'} сервиса ${'service'} в этом модуле – «${'template'}», а в конфигурации – «${'known'}», он и обслуживается`,
  },
  'supply-other-root': {
    severity: 'warning',
    en: text`the root URL of service ${'service'} is "${'root'}" in this module, but "${'known'}" in the configuration, which is served`,
    ru: text`корневой URL сервиса ${'service'} в этом модуле – «${'root'}», а в конфигурации – «${'known'}», он и обслуживается`,
  },
  'platform-package': {
    severity: 'note',
    en: text`${'object'}: XDTOPackages names ${'package'}, a package of the platform whose types are not emulated; any value (xs:anyType) is
      served in place of them`,
    ru: text`${'object'}: в пакетах XDTO назван ${'package'}, это пакет платформы, его типы не эмулируются; вместо них обслуживается любое
      значение (xs:anyType)`,
  },
  'unknown-package': {
    severity: 'warning',
    en: text`${'object'}: XDTOPackages names ${'package'}, which does not exist`,
    ru: text`${'object'}: в пакетах XDTO назван ${'package'}, которого нет`,
  },
  'unknown-type': {
    severity: 'warning',
    en: text`${'object'}: there is no type ${'type'}; any value (xs:anyType) is served in its place`,
    ru: text`${'object'}: типа ${'type'} нет; вместо него обслуживается любое значение (xs:anyType)`,
  },
  'supply-unknown-operation': {
    severity: 'warning',
    en: text`Web service ${'service'} of this module has the operation ${'name'}, which the configuration lacks: it is never called; the
      configuration has ${'known'}`,
    ru: text`у Web-сервиса ${'service'} этого модуля есть операция ${'name'}, которой нет в конфигурации, поэтому она не вызывается; в
      конфигурации есть ${'known'}`,
  },
  'supply-other-namespace': {
    severity: 'warning',
    en: text`the Namespace of Web service ${'service'} is "${'namespace'}" in this module, but "${'known'}" in the configuration, which is
      served`,
    ru: text`пространство имен Web-сервиса ${'service'} в этом модуле – «${'namespace'}», а в конфигурации – «${'known'}», оно и
      обслуживается`,
  },
  'supply-other-parameters': {
    severity: 'warning',
    en: text`operation ${'name'} of Web service ${'service'} is (${'parameters'}) in this module, but (${'known'}) in the configuration,
      which is served`,
    ru: text`операция ${'name'} Web-сервиса ${'service'} в этом модуле – (${'parameters'}), а в конфигурации – (${'known'}), так она и
      обслуживается`,
  },
  'supply-twice': {
    severity: 'error',
    en: text`service ${'service'} of the configuration already has its handlers from ${'first'}; those of this module are not called`,
    ru: text`обработчики сервиса ${'service'} конфигурации уже взяты из ${'first'}; обработчики этого модуля не вызываются`,
  },
})
