<?php
// The contract in plain PHP: run by `standin exec`, which sets STANDIN_URL and STANDIN_ADMIN_URL.
require __DIR__ . '/order-client.php';

function check(string $what, mixed $expected, mixed $got): void
{
    if ($expected === $got) return;
    fwrite(STDERR, "$what: expected " . json_encode($expected, JSON_UNESCAPED_UNICODE) . ', got ' . json_encode($got, JSON_UNESCAPED_UNICODE) . "\n");
    exit(1);
}

$url = (string) getenv('STANDIN_URL');
check('an order', 'posted: 000000017', placeOrder($url, 'С-1', 2));
check('its row', 1, calls('Document_РасходТовара', 'POST', ['JSON' => ['$.Товары[0].Количество' => 2]]));
check('a product that there is not', 'refused: unknown product', placeOrder($url, "О'Г", 1));
check('too few', 'refused: not enough', placeOrder($url, 'С-1', 6));
foreach (['notPublished', 'infobaseLocked', 'poolTimeout', 'htmlInsteadOfData', 'resetConnection'] as $failure) {
    admin('POST', '/failures', ['failure' => $failure, 'service' => 'standard.odata', 'times' => 1]);
    check($failure, 'try again later', placeOrder($url, 'С-1', 2));
}
check('orders in all', 1, calls('Document_РасходТовара', 'POST'));
check('posted in all', 1, calls('Document_РасходТовара/Post', 'POST'));
echo "the contract holds\n";
