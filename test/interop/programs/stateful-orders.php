<?php
// Two tests of a shop that run one after the other against a stand-in under `standin exec`; each begins with the data of the fixture.
function ask(string $method, string $url, ?array $body = null): array {
    $context = stream_context_create(['http' => [
        'method' => $method, 'ignore_errors' => true,
        'content' => $body === null ? '' : json_encode($body, JSON_UNESCAPED_UNICODE),
    ]]);
    $text = file_get_contents($url, false, $context);
    preg_match('~ (\d{3})~', $http_response_header[0], $found);
    return [(int) $found[1], $text === '' ? null : json_decode($text, true)];
}
$orders = getenv('STANDIN_URL') . '/hs/orders/orders';
$reset = fn () => ask('POST', getenv('STANDIN_ADMIN_URL') . '/reset');
$result = [];

[$status, $order] = ask('POST', $orders, ['Комментарий' => 'срочно', 'Строки' => [['Товар' => 'Ручка', 'Количество' => 2]]]);
$result[] = [$status, $order['Number'], $order['Строки'][0]['Количество']];
$result[] = ask('GET', $orders . '/' . $order['Number'])[1]['Комментарий'];
for ($at = 0; $at < 4; $at++) ask('POST', $orders, ['Комментарий' => 'ещё']);
$page = ask('GET', $orders . '?top=2&skip=4')[1];
$result[] = [$page['total'], count($page['items'])];
$result[] = ask('DELETE', $orders . '/' . $order['Number'])[0];
$result[] = ask('GET', $orders . '/' . $order['Number'])[0];

$reset();
$result[] = ask('GET', $orders)[1]['total'];
echo json_encode($result, JSON_UNESCAPED_UNICODE), "\n";
