#!/usr/bin/env bash
# onec-syntaxparser 0.1.11 (npm) lists the methods of a module of 1C with their parameters, defaults and directives, for hints in editors.
# A parameter of one letter is left out, though a name in the language is any row of letters, digits and underscores that a digit does
# not begin: Сумма(А, Б) has none. After Знач it is worse: the parameter is called "Знач" and its default is the name. A name loses its
# Ё at the beginning. A "(" in the text of a default takes all parameters away. A directive, which belongs to the one method behind
# it, stays in force to the next. Expected before the run: all parameters by their names; only Асинх unknown, since the package is older.
# The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact onec-syntaxparser@0.1.11
cat > run.cjs <<'JS'
const Parser = require('onec-syntaxparser')
const module1C = `&НаКлиенте
Функция Цена(Знач Товар, Вид = "а, б") Экспорт
  Возврат 0;
КонецФункции
Функция Сумма(А, Б) Экспорт
  Возврат А + Б;
КонецФункции
Функция Разность(Знач А, Второе = 2) Экспорт
  Возврат А - Второе;
КонецФункции
Процедура Налить(Ёмкость, Полностью = Ложь) Экспорт
КонецПроцедуры
Процедура Вылить(Бак, Куда = "бак (2)", Полностью = Ложь) Экспорт
КонецПроцедуры
`
for (const { name, context, _method } of new Parser().parse(module1C).getMethodsTable().find())
  console.log(name, context, _method.Params.map((one) => `${one.byval ? 'Знач ' : ''}${one.name}${one.default && ` = ${one.default}`}`).join(' | '))
JS
node run.cjs | sed 's/ *$//' | tee seen.txt
cat > expected.txt <<'TXT'
Цена НаКлиенте Знач Товар | Вид = "а, б"
Сумма НаКлиенте
Разность НаКлиенте Знач = А | Второе = 2
Налить НаКлиенте мкость | Полностью = Ложь
Вылить НаКлиенте
TXT
diff expected.txt seen.txt && echo "as found: parameters of one letter are lost"
