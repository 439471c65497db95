/** What parts of stub files are called in messages, in both languages. */
import { said } from '../../diagnostics/said.ts'

/** The parts that readers name. */
export const things = {
  file: said('a stub file', 'файл заглушек'),
  stub: said('a stub', 'заглушка'),
  hosts: said('hosts', 'hosts'),
  host: said('a host', 'узел'),
  hostStub: said('a stub of a host', 'заглушка узла'),
  operationStub: said('a stub of a Web service', 'заглушка Web-сервиса'),
  request: said('a request', 'запрос'),
  operationRequest: said('a request to an operation', 'запрос к операции'),
  odataStub: said('a stub of the OData interface', 'заглушка интерфейса OData'),
  odataReply: said('a reply of the OData interface', 'ответ интерфейса OData'),
  reply: said('a reply', 'ответ'),
  operationReply: said('a reply of an operation', 'ответ операции'),
  answer: said('the answer', 'ответ'),
  fault: said('a fault', 'ошибка SOAP'),
  scenario: said('a scenario', 'сценарий'),
  failure: said('a failure', 'сбой'),
  failureRule: said('a failure rule', 'правило сбоя'),
  failureRequest: said('the request of a failure rule', 'запрос правила сбоя'),
  modesItem: said('an item of modes', 'элемент modes'),
  upstream: said('an upstream', 'upstream'),
  service: said('a service', 'сервис'),
  step: said('a step on a collection', 'действие с коллекцией'),
  collections: said('collections', 'collections'),
  collection: said('a collection', 'набор'),
  loop: said('a loop of JSON', 'цикл JSON'),
  sample: said('a sample', 'образец'),
  callback: said('a callback', 'обратный вызов'),
  fixture: said('a fixture', 'файл данных'),
} as const

/** What may be expected of a value. */
export const expected = {
  text: said('a text', 'строка'),
  list: said('a list', 'список'),
  mapping: said('a mapping of names to values', 'набор пар «имя: значение»'),
  flag: said('true or false', 'true или false'),
  shorterTime: said('a time of less than 24 days', 'время меньше 24 дней'),
  finite: said('a number that JSON has', 'число, какое бывает в JSON'),
  time: said('a time such as 200ms, 1.5s or 2m', 'время, например 200ms, 1.5s или 2m'),
} as const

/** A value of a named type. */
export const valueOfType = (name: string) => said(`a ${name}`, `значение типа ${name}`)
