"""Drives odata1c-client (baseven/OData1C), whose models choose what is read. ODATA_CLIENT names its folder; the argument is the host."""
import os, sys
from datetime import datetime
from typing import List, Optional
from uuid import UUID

sys.path.insert(0, os.environ['ODATA_CLIENT'])
from OData1C.connection import Connection
from OData1C.exceptions import ODataResponseError
from OData1C.models import ODataModel
from OData1C.odata import EntityManager, Q
from pydantic import Field
from requests.auth import HTTPBasicAuth


class Pack(ODataModel):
    name: str = Field(alias='Название')
    ratio: float = Field(alias='Коэффициент')


class Item(ODataModel):
    key: UUID = Field(alias='Ref_Key', exclude=True)
    name: str = Field(alias='Description')
    article: Optional[str] = Field(alias='Артикул')
    price: Optional[float] = Field(alias='Цена')
    stock: Optional[int] = Field(alias='Остаток')
    made: Optional[datetime] = Field(alias='Дата')
    is_folder: bool = Field(alias='IsFolder', exclude=True)
    packs: List[Pack] = Field(alias='Упаковки')
    nested_models = {'packs': Pack}


host = sys.argv[1].removeprefix('http://')
with Connection(host, 'http', HTTPBasicAuth('u', 'p')) as connection:
    goods = lambda name='Catalog_Номенклатура': EntityManager(connection, 'ib', name, Item)
    found = goods().filter(Q(price__ge=20, price__lt=40) | Q(article='A-7'), is_folder=False).all()
    assert sorted(one.price for one in found) == [20, 30, 70], found
    assert found[0].packs[0].ratio == 12.5 and found[0].stock == 9007199254740993
    made = goods().filter(made__gt=datetime(2024, 1, 10, 9), article__in=['A-1', 'A-2']).skip(1).top(5).all()
    assert [one.article for one in made] == ['A-2'], made
    same = goods().filter(~Q(key__in__guid=[one.key for one in found]), made__ge=datetime(2024, 1, 10, 10)).all()
    assert len(same) == 21, len(same)
    created = goods().create({'Description': 'Стул', 'Артикул': 'P-1', 'Упаковки': [{'LineNumber': 1, 'Название': 'Связка', 'Коэффициент': 2}]})
    updated = goods().update(created.key, {'Цена': 5.25})
    assert (updated.price, updated.packs[0].name) == (5.25, 'Связка'), updated
    assert goods().get(created.key) == updated
    try:
        goods('Catalog_Нет').all()
        raise SystemExit('a set that there is not was read')
    except ODataResponseError as error:
        assert error.status_code == 404 and '"8"' in error.details, error
