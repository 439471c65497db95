/** `ТипУзлаXML` and the other enumerations of XML. */
import { Enumeration } from '../../dictionary/library.ts'

export const nodeType = new Enumeration('ТипУзлаXML|XMLNodeType', [
  'Атрибут|Attribute',
  'ИнструкцияОбработки|ProcessingInstruction',
  'Комментарий|Comment',
  'КонецСущности|EndEntity',
  'КонецЭлемента|EndElement',
  'НачалоЭлемента|StartElement',
  'Ничего|None',
  'Нотация|Notation',
  'ОбъявлениеXML|XMLDeclaration|Объявление XML',
  'ОпределениеТипаДокумента|DocumentTypeDefinition',
  'ПробельныеСимволы|Whitespace',
  'СекцияCDATA|CDATASection|Секция CDATA',
  'СсылкаНаСущность|EntityReference',
  'Сущность|Entity',
  'Текст|Text',
])
