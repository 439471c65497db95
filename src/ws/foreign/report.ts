/** Diagnostics of described services: names that are not in the description, operations that cannot be called or served. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const reportDefinitions = catalogue('ws-definitions', {
  'operation': {
    severity: 'warning',
    en: text`operation "${'operation'}" of port "${'port'}" is left out: its Body has more than one element, or its name occurs twice
      (R2201, R2304)`,
    ru: text`Операция «${'operation'}» порта «${'port'}» пропущена: в Body больше одного элемента или имя уже занято (R2201, R2304)`,
  },
  'no-service': {
    severity: 'error',
    en: text`${'location'} describes no service "${'service'}" of the namespace "${'namespace'}"; it describes ${'known'}`,
    ru: text`В ${'location'} нет сервиса «${'service'}» пространства имен «${'namespace'}»; есть: ${'known'}`,
  },
  'no-port': {
    severity: 'error',
    en: text`service "${'service'}" has no SOAP port "${'port'}"; it has ${'known'}`,
    ru: text`У сервиса «${'service'}» нет точки подключения SOAP «${'port'}»; есть: ${'known'}`,
  },
  'no-address': {
    severity: 'error',
    en: text`port "${'port'}" has no http address ("${'address'}"); give one as location`,
    ru: text`У точки подключения «${'port'}» нет адреса для вызова («${'address'}»); укажите его параметром location`,
  },
  'nothing-served': {
    severity: 'error',
    en: text`${'location'} describes no service "${'service'}" with a SOAP port; its services are ${'known'}`,
    ru: text`В ${'location'} нет сервиса «${'service'}» с точкой подключения SOAP; есть сервисы: ${'known'}`,
  },
  'none-described': {
    severity: 'warning',
    en: text`${'location'} describes no service with a SOAP port: there is nothing to serve`,
    ru: text`В ${'location'} нет сервисов с точкой подключения SOAP: публиковать нечего`,
  },
  'handler': {
    severity: 'error',
    en: text`there is a handler for "${'operation'}", but ${'location'} has no such operation; it has ${'known'}`,
    ru: text`Задан обработчик операции «${'operation'}», но в ${'location'} такой операции нет; есть: ${'known'}`,
  },
  'answer-file': {
    severity: 'error',
    en: text`the file is not an answer of the operation "${'operation'}"; a sample is sent instead: ${'trouble'}`,
    ru: text`Файл не является ответом операции «${'operation'}», вместо него отвечает пример: ${'trouble'}`,
  },
  'no-operation': {
    severity: 'error',
    en: text`port "${'port'}" has no operation "${'operation'}"; it has ${'known'}`,
    ru: text`У точки подключения «${'port'}» нет операции «${'operation'}»; есть: ${'known'}`,
  },
})
