"""Drives 1c-odata (belov38/1c-odata): catalogs, documents with posting, slices. ODATA_CLIENT names its folder; the argument is the base."""
import os, sys

sys.path.insert(0, os.environ['ODATA_CLIENT'])
from odata1cw.catalog import Catalog
from odata1cw.core import Infobase
from odata1cw.document import Document
from odata1cw.informationregister import InformationRegister
from odata1cw.postingmode import PostingMode

base = Infobase(sys.argv[1] + '/', 'ib', 'u', 'p')
goods = Catalog(base, 'Номенклатура')
created = goods.create({'Description': 'Стол', 'Артикул': 'T-1'})
assert created['DataVersion'] == 'AAAAAAAAAAA=', created
key = created['Ref_Key']
assert goods.edit(key, {'Цена': 10.5})['Цена'] == 10.5
assert goods.get(key, 'Description,Цена') | {'Description': 'Стол', 'Цена': 10.5} == goods.get(key, 'Description,Цена')
assert [one['Артикул'] for one in goods.query(top=1, skip=0, select='Артикул', odata_filter="Артикул eq 'T-1'")] == ['T-1']
try:
    goods.query(odata_filter="Артикул = 'T-1'")
    raise SystemExit('a filter that 1C does not read was taken')
except Exception as error:
    assert '"code": "14"' in str(error), error

sales = Document(base, 'РеализацияТоваровУслуг')
sale = sales.create({'Date': '2024-03-01T10:00:00'}, PostingMode.POST)['Ref_Key']
assert sales.get(sale)['Posted'] is True
sales.unpost(sale)
assert sales.edit(sale, {'ДоверенностьДата': '2024-02-29T00:00:00'})['Posted'] is False

rates = InformationRegister(base, 'КурсыВалют')
assert [one['Курс'] for one in rates.slice_last()] == [91.25]
assert [one['Курс'] for one in rates.slice_last("Period=datetime'2024-01-15T00:00:00'", expand='Валюта')] == [90.5]
assert rates.slice_last(condition="Condition=Валюта/Code eq '840'") == []
assert len(rates.query(odata_filter='Курс gt 90')) == 2
