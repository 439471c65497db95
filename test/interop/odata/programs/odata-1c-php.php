<?php
// Drives mihpa/odata-1c-php with Debian's Guzzle: ODATA_CLIENT names its folder, the argument is the address.
require '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $path = getenv('ODATA_CLIENT') . '/src/' . str_replace('\\', '/', $class) . '.php';
    if (is_file($path)) require $path;
});
function same(mixed $expected, mixed $given): void {
    if ($expected !== $given) throw new Exception(json_encode([$expected, $given], JSON_UNESCAPED_UNICODE));
}
$client = new OData\Client\OdataConnection($argv[1] . '/');
$client->setAuth('u', 'p');
$goods = fn() => $client->{'Справочник/Номенклатура'};
$created = $goods()->create(['Description' => 'Полка', 'Артикул' => 'M-1']);
$key = $created['Ref_Key'];
same('AAAAAAAAAAA=', $created['DataVersion']);
same(7.5, $goods()->update(['Цена' => 7.5], $key)['Цена']);
same(true, $goods()->delete($key)['DeletionMark']);
same(false, $goods()->undelete($key)['DeletionMark']);
$page = $goods()->select(['Артикул', 'Поставщик/Description', 'Упаковки/Название'])->expand(['Поставщик'])
    ->filter('not (DeletionMark)')->filter('Цена gt 20')->orderBy('Цена', 'desc')->top(2)->offset(1)->get();
same(['A-23', 'A-22'], array_column($page, 'Артикул'));
same(['Рога', 'Коробка'], [$page[0]['Поставщик']['Description'], $page[0]['Упаковки'][0]['Название']]);
same(true, $goods()->deletePermanently($key));
$sales = fn() => $client->{'Документ/РеализацияТоваровУслуг'};
$sale = $sales()->create(['Date' => '2024-03-02T10:00:00'])['Ref_Key'];
$sales()->post($sale);
same(true, $sales()->get($sale)['Posted']);
$sales()->unpost($sale);
same(false, $sales()->get($sale)['Posted']);
same(null, $client->{'Справочник/Нет'}->get());
