/** What the pull reader refuses, in both languages. */
import { said } from '../diagnostics/said.ts'

export const refusals = {
  noElement: said('the document has no element', 'в документе нет элемента'),
  behind: said('text behind the document element', 'текст после корневого элемента'),
  before: said('text before the document element', 'текст до корневого элемента'),
  second: said('a document has one document element, here begins a second', 'корневой элемент один, а здесь начинается второй'),
  doctype: said('a document type declaration (DOCTYPE) is not accepted', 'объявление типа документа (DOCTYPE) не принимается'),
  cdata: said('a CDATA section outside the document element', 'секция CDATA вне корневого элемента'),
  bang: said('"<!" begins neither a comment nor a CDATA section', '«<!» не начинает ни комментарий, ни секцию CDATA'),
  end: said('"]]>" is not allowed in text: write ]]&gt;', '«]]>» в тексте недопустимо: напишите ]]&gt;'),
  slash: said('">" is expected behind "/"', 'после «/» ожидается «>»'),
  longDocument: (most: number) => said(`the document is longer than ${most} characters`, `документ длиннее ${most} символов`),
  unended: (name: string) => said(`the document ends inside the element "${name}"`, `документ обрывается внутри элемента «${name}»`),
  longText: (most: number) => said(`a text is longer than ${most} characters`, `текст длиннее ${most} символов`),
  deep: (most: number) => said(`elements are nested deeper than ${most}`, `элементы вложены глубже ${most}`),
  otherEnd: (name: string) => said(`</${name}> is expected here`, `здесь ожидается </${name}>`),
} as const
