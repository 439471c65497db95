<?php
// The same ten tests in plain PHP: `standin exec -- php shop.php` serves, and sets STANDIN_URL and STANDIN_ADMIN_URL.

const TRY_AGAIN = 'try again';
$patience = 30.0;

function call(string $method, string $url, ?array $body = null, string $user = 'Shop:secret'): array
{
    global $patience;
    $headers = 'Content-Type: application/json' . ($user === '' ? '' : "\r\nAuthorization: Basic " . base64_encode($user));
    $options = ['method' => $method, 'ignore_errors' => true, 'timeout' => $patience, 'header' => $headers];
    if ($body !== null) $options['content'] = json_encode($body);
    $text = @file_get_contents($url, false, stream_context_create(['http' => $options]));
    $status = $text === false || !isset($http_response_header) ? 0 : (int) explode(' ', $http_response_header[0])[1];
    return [$status, $text === false ? '' : preg_replace('/^\xEF\xBB\xBF/', '', $text)];
}

/** The consumer: the answer, null for what is not there, or a sentence. */
function shop(string $path, ?array $body = null, string $user = 'Shop:secret'): mixed
{
    [$status, $text] = call($body === null ? 'GET' : 'POST', getenv('STANDIN_URL') . '/hs/shop' . $path, $body, $user);
    $answer = json_decode($text, true);
    if ($status === 404) return null;
    if ($status === 401) return 'the name or the password is wrong';
    if ($status === 422) return $answer['error'];
    return $status === 0 || $status >= 400 || $answer === null ? TRY_AGAIN : $answer;
}

function all(int $limit = 2): mixed
{
    for ($found = [];;) {
        $page = shop("/orders?limit=$limit&offset=" . count($found));
        if (!is_array($page)) return $page;
        array_push($found, ...$page['items']);
        if (count($page['items']) < $limit) return $found;
    }
}

$order = ['sum' => 30, 'lines' => [['sku' => 'A-1', 'sum' => 10], ['sku' => 'B-2', 'sum' => 20]]];
$fails = fn (string $failure, array $more = []) =>
    call('POST', getenv('STANDIN_ADMIN_URL') . '/failures', ['failure' => ['name' => $failure] + $more, 'times' => 1], '');
$five = function () use ($order) {
    for ($at = 0; $at < 5; $at++) shop('/orders', $order);
    return array_column(all(), 'id');
};
$slowly = function () use ($fails, &$patience) {
    $fails('latency', ['min' => '1m', 'max' => '1m']);
    $patience = 0.3;
    $answer = all();
    $patience = 30.0;
    return $answer;
};

$tests = [
    'an order that was placed can be read' => fn () => [['id' => '000001'] + $order, shop('/orders/' . shop('/orders', $order)['id'])],
    'another test finds no order' => fn () => [[], all()],
    'all pages are read' => fn () => [['000001', '000002', '000003', '000004', '000005'], $five()],
    'an unknown order and a wrong sum are said' => fn () =>
        [[null, 'the sum is wrong'], [shop('/orders/000009'), shop('/orders', ['sum' => 1] + $order)]],
    'a wrong password is said' => fn () => ['the name or the password is wrong', shop('/orders', null, 'Shop:wrong')],
    'no licence is free: try again' => fn () => [[TRY_AGAIN, []], [$fails('licenseExhausted') ? all() : 0, all()]],
    '1C is slow: try again' => fn () => [TRY_AGAIN, $slowly()],
    'a torn answer: try again' => fn () => [TRY_AGAIN, $fails('tornAnswer') ? all() : 0],
    'HTML instead of data: try again' => fn () => [TRY_AGAIN, $fails('htmlInsteadOfData') ? all() : 0],
    'a byte order mark before JSON is read' => fn () => [[], $fails('bom') ? all() : 0],
];

$wrong = 0;
foreach ($tests as $name => $test) {
    [$expected, $found] = $test();
    // The order of keys does not matter.
    $holds = $expected == $found;
    $wrong += $holds ? 0 : 1;
    echo $holds ? 'ok' : 'FAILED', ": $name\n", $holds ? '' : json_encode([$expected, $found]) . "\n";
    call('POST', getenv('STANDIN_ADMIN_URL') . '/reset', null, '');
}
exit($wrong === 0 ? 0 : 1);
