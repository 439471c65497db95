<?php
// Drives mottor/odata1c-client with Debian's Guzzle: ODATA_CLIENT names its folder, the argument is the address.
require '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $prefix = 'Dakword\\OData1C\\Client\\';
    $path = getenv('ODATA_CLIENT') . '/src/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    if (str_starts_with($class, $prefix) && is_file($path)) require $path;
});
function same(mixed $expected, mixed $given): void {
    if ($expected !== $given) throw new Exception(json_encode([$expected, $given], JSON_UNESCAPED_UNICODE));
}
$client = new Dakword\OData1C\Client\ODataClient($argv[1], 'u', 'p');
same(true, in_array('Catalog_Номенклатура', array_column($client->getObjects(), 'name')));
$goods = fn() => $client->query('Справочник_Номенклатура');
$page = $goods()->select('Артикул, Цена')->where('Цена', '>', 200)->where('IsFolder', false)->orderByDesc('Цена')->top(2)->getValues();
same(['A-24', 'A-23'], array_column($page, 'Артикул'));
$key = $goods()->create(['Description' => 'Кресло', 'Артикул' => 'D-1'])->Ref_Key;
same(true, $goods()->update($key, ['Цена' => '8.5'])->isOK());
same(true, $goods()->markDelete($key)->isOK());
$read = $goods()->get($key);
same([8.5, true], [$read->{'Цена'}, $read->DeletionMark]);
same(true, $goods()->delete($key));
same(false, $goods()->get($key)->isOK());
$currency = $client->query('Справочник_Валюты')->where('Code', "'643'")->getFirst()->Ref_Key;
$rates = fn() => $client->query('InformationRegister_КурсыВалют');
$ofCurrency = "guid'{$currency}'";
$rate = $rates()->get(['Period' => "datetime'2024-02-01T00:00:00'", 'Валюта_Key' => $ofCurrency]);
same(91.25, $rate->{'Курс'});
$slice = ['Period' => "datetime'2024-01-15T00:00:00'", 'Condition' => "Валюта_Key eq {$ofCurrency}"];
$last = $rates()->call('SliceLast', $slice)->getFirst();
same(90.5, $last->{'Курс'});
$sale = $client->query('Документ_РеализацияТоваровУслуг')->getFirst();
same(true, $client->query('Документ_РеализацияТоваровУслуг')->unPost($sale->Ref_Key));
same('1', preg_replace('/\D/', '', $goods()->where('Артикул', 'A-7')->count()));
