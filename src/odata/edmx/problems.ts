/** Diagnostics of a `$metadata` document that is given as a source. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'

export const edmxProblem = catalogue('edmx', {
  'not-well-formed': {
    severity: 'error',
    en: text`the $metadata document is not well-formed XML: ${'reason'}`,
    ru: text`документ $metadata – не корректный XML: ${'reason'}`,
  },
  'doctype': {
    severity: 'error',
    en: text`the $metadata document has a DTD, which is never read: 1C writes none`,
    ru: text`в документе $metadata есть DTD; он не читается: 1С его не пишет`,
  },
  'no-schema': {
    severity: 'error',
    en: text`there is no Schema with the namespace StandardODATA; found ${'found'}`,
    ru: text`нет Schema с пространством имен StandardODATA; найдено: ${'found'}`,
  },
  'nothing': {
    severity: 'warning',
    en: text`the $metadata document has no entity types: nothing is published in that infobase`,
    ru: text`в документе $metadata нет типов сущностей: в той информационной базе ничего не опубликовано`,
  },
  'no-container': {
    severity: 'note',
    en: text`there is no EntityContainer: it is a part of a document; every entity type is taken to have a set`,
    ru: text`нет EntityContainer: это часть документа; считается, что у каждого типа сущности есть набор`,
  },
  'unknown-kind': {
    severity: 'note',
    en: text`${'type'} has no prefix of a kind of object and is left out`,
    ru: text`${'type'} не имеет префикса вида объекта и пропущен`,
  },
  'missing-type': {
    severity: 'note',
    en: text`${'name'} is named by ${'by'}, and there is no such type`,
    ru: text`${'name'} упомянут в ${'by'}, но такого типа нет`,
  },
  'missing-set': {
    severity: 'note',
    en: text`${'type'} is there, and ${'owner'}, which it belongs to, is not: it is made of what is known`,
    ru: text`есть ${'type'}, но нет ${'owner'}, к которому он относится: он построен по тому, что известно`,
  },
  'differs': {
    severity: 'note',
    en: text`${'type'} cannot be given back as it is: ${'difference'}`,
    ru: text`${'type'} нельзя вернуть в том же виде: ${'difference'}`,
  },
  'not-told': {
    severity: 'note',
    en: text`a $metadata document does not tell ${'what'}`,
    ru: text`документ $metadata не сообщает ${'what'}`,
  },
  'unknown-target': {
    severity: 'note',
    en: text`what ${'fields'} refer to is not published: they are taken as UUIDs`,
    ru: text`на что ссылаются ${'fields'}, не опубликовано: они считаются уникальными идентификаторами`,
  },
})
