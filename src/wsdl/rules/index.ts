/** The 35 rows of the table of chapter 17.2.4.1, in its order, which is also the order in which they speak at one component. */
import { abstractDescriptionNotSet } from './abstract-description-not-set.ts'
import { abstractFaultNotSet } from './abstract-fault-not-set.ts'
import { abstractInputForbidden } from './abstract-input-forbidden.ts'
import { abstractInputRequired } from './abstract-input-required.ts'
import { abstractOperationNotFound } from './abstract-operation-not-found.ts'
import { abstractOperationNotSet } from './abstract-operation-not-set.ts'
import { abstractOutputForbidden } from './abstract-output-forbidden.ts'
import { abstractOutputRequired } from './abstract-output-required.ts'
import { bindingNotFound } from './binding-not-found.ts'
import { bindingNotSet } from './binding-not-set.ts'
import { documentNamespaceForbidden } from './document-namespace-forbidden.ts'
import { documentPartElement } from './document-part-element.ts'
import { faultDescriptionNotFound } from './fault-description-not-found.ts'
import { headerFaultNotElement } from './header-fault-not-element.ts'
import { headerNotElement } from './header-not-element.ts'
import { inputMismatch } from './input-mismatch.ts'
import { locationNotSet } from './location-not-set.ts'
import { messageNotFound } from './message-not-found.ts'
import { messageNotSet } from './message-not-set.ts'
import { messagePartNotSet } from './message-part-not-set.ts'
import { nameNotSet } from './name-not-set.ts'
import { namespacesDiffer } from './namespaces-differ.ts'
import { objectNotUnique } from './object-not-unique.ts'
import { operationContentNotFound } from './operation-content-not-found.ts'
import { outputMismatch } from './output-mismatch.ts'
import { partTypeNotSet } from './part-type-not-set.ts'
import { portTypeNotFound } from './port-type-not-found.ts'
import { portTypeNotSet } from './port-type-not-set.ts'
import { rpcNamespaceRequired } from './rpc-namespace-required.ts'
import { rpcPartType } from './rpc-part-type.ts'
import type { Rule } from './rule.ts'
import { schemaImportFailed } from './schema-import-failed.ts'
import { schemaTargetNamespaceRequired } from './schema-target-namespace-required.ts'
import { transportNotHTTP } from './transport-not-http.ts'
import { typeNotFound } from './type-not-found.ts'
import { unknownBindingStyle } from './unknown-binding-style.ts'

export const tableRules: readonly Rule[] = [
  typeNotFound, // 1 Тип не найден
  messageNotFound, // 2 Сообщение не найдено
  bindingNotFound, // 3 Привязка не найдена
  portTypeNotFound, // 4 Тип порта не найден
  abstractOperationNotFound, // 5 Абстрактная операция не найдена
  operationContentNotFound, // 6 Содержимое операции не найдено
  faultDescriptionNotFound, // 7 Описание ошибки не найдено
  abstractOperationNotSet, // 8 Абстрактная операция не задана
  nameNotSet, // 9 Имя не задано
  inputMismatch, // 10 Вход операции не соответствует входу абстрактной операции
  outputMismatch, // 11 Выход операции не соответствует выходу абстрактной операции
  portTypeNotSet, // 12 Тип порта не задан
  objectNotUnique, // 13 Объект не уникален
  locationNotSet, // 14 Расположение не задано
  namespacesDiffer, // 15 Пространства имен отличаются
  partTypeNotSet, // 16 Тип части сообщения не задан
  messageNotSet, // 17 Сообщение не задано
  abstractInputRequired, // 18 Абстрактной операции требуется вход
  abstractInputForbidden, // 19 Абстрактной операции требуется отсутствие входа
  abstractOutputRequired, // 20 Абстрактной операции требуется выход
  abstractOutputForbidden, // 21 Абстрактной операции требуется отсутствие выхода
  abstractFaultNotSet, // 22 Ошибка абстрактной операции не задана
  bindingNotSet, // 23 Привязка не задана
  abstractDescriptionNotSet, // 24 Абстрактное описание операции не задано
  rpcNamespaceRequired, // 25 Пространство имен операции в rpc-literal стиле должно быть задано
  documentNamespaceForbidden, // 26 Пространство имен операции в document-literal стиле не должно быть задано
  rpcPartType, // 27 В rpc-literal стиле часть сообщения должна ссылаться на определение типа в схеме
  documentPartElement, // 28 В document-literal стиле часть сообщения должна ссылаться на объявление элемента в схеме
  unknownBindingStyle, // 29 Неизвестный стиль привязки
  transportNotHTTP, // 30 Транспорт в привязке должен быть задан как http://schemas.xmlsoap.org/soap/http
  messagePartNotSet, // 31 Часть сообщения не задана
  headerFaultNotElement, // 32 В схеме ошибка заголовка должна быть описана как объявление элемента
  headerNotElement, // 33 В схеме заголовок должен быть описан как объявление элемента
  schemaTargetNamespaceRequired, // 34 Схема должна содержать атрибут targetNamespace
  schemaImportFailed, // 35 Ошибка загрузки импортируемой схемы
]
