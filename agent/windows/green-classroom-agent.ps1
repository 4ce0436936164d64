<#
  Green Classroom agent for Windows: counts, per day, the minutes this computer was on and in use.

  NOT TESTED BY US: written to the same contract as the tested Linux script (docs/agent.md), but no
  Windows was at hand. Try it on one computer first, and tell us.

  What it sees: the clock, the time since the start, and how long ago there was any input.
  What it never sees: who, what is typed, windows, pages, files, pictures, network addresses.
  What is sent: the list that "green-classroom-agent.ps1 notice" shows, and nothing else.

  Windows PowerShell 5.1 or newer; nothing to install. Use, as administrator:
    powershell -ExecutionPolicy Bypass -File green-classroom-agent.ps1 install | enrol | status | send |
      notice | collector ADDRESS KEY | off | on | uninstall

  Two scheduled tasks: one as SYSTEM each minute ("sample"), one in each person's session ("input"), for
  only there Windows says how long ago there was input. It writes one number to a folder that all may write to.
#>
param([string]$what = "status", [string]$first = "", [string]$second = "")
Set-StrictMode -Version 2
$ErrorActionPreference = "Stop"

$version = "1.0.0"
$released = 1767225600 # 2026-01-01: no clock that is right shows less
$period = 60
$idle = 300
$cap = 400
$dir = Join-Path $env:ProgramData "GreenClassroom"
$inputFile = Join-Path $env:ProgramData "GreenClassroomInput\last"
$spool = Join-Path $dir "spool"
$conf = Join-Path $dir "agent.json"
$off = Join-Path $dir "off"
$language = switch ((Get-UICulture).TwoLetterISOLanguageName) { "zh" { "zh" } "fr" { "fr" } default { "en" } }
$utf8 = New-Object System.Text.UTF8Encoding($false)

function Say([string]$en, [string]$zh, [string]$fr) { Write-Output $(switch ($language) { "zh" { $zh } "fr" { $fr } default { $en } }) }
function Epoch { [long][Math]::Floor(([DateTime]::UtcNow - [DateTime]"1970-01-01").TotalSeconds) }
# Time since the start, sleep included, and a name of this start: both from the same counter.
function Uptime {
  Add-Type -Namespace Green -Name Clock -MemberDefinition '[DllImport("kernel32.dll")] public static extern ulong GetTickCount64();' -ErrorAction SilentlyContinue
  [long]([Green.Clock]::GetTickCount64() / 1000)
}
function Boot {
  try { "{0:x8}" -f [int](Get-ItemProperty "HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters").BootId }
  catch { "{0:x8}" -f [int]([long]((Get-CimInstance Win32_OperatingSystem).LastBootUpTime.ToFileTimeUtc() / 600000000) % 2147483647) }
}
function Day([long]$epoch) { ([DateTime]"1970-01-01").AddSeconds($epoch).ToLocalTime().ToString("yyyy-MM-dd", [Globalization.CultureInfo]::InvariantCulture) }

# --- the spool: the same lines as on Linux ---------------------------------------------------------
function Lines { if (Test-Path $spool) { [IO.File]::ReadAllText($spool).Split("`n") | Where-Object { $_.EndsWith(" .") } } }
function Replace-Spool([string[]]$lines) {
  $new = "$spool.new"
  $text = ($lines -join "`n") + "`n"
  $stream = New-Object IO.FileStream($new, [IO.FileMode]::Create, [IO.FileAccess]::Write)
  try { $bytes = $utf8.GetBytes($text); $stream.Write($bytes, 0, $bytes.Length); $stream.Flush($true) } finally { $stream.Dispose() }
  if (Test-Path $spool) { [IO.File]::Replace($new, $spool, $null) } else { [IO.File]::Move($new, $spool) }
}
function Append([string]$line) {
  $stream = New-Object IO.FileStream($spool, [IO.FileMode]::OpenOrCreate, [IO.FileAccess]::ReadWrite)
  try {
    # a line that a power cut tore ends here, so that it takes no other with it
    if ($stream.Length -gt 0) { $null = $stream.Seek(-1, [IO.SeekOrigin]::End); if ($stream.ReadByte() -ne 10) { $stream.WriteByte(10) } }
    $bytes = $utf8.GetBytes("$line`n"); $stream.Write($bytes, 0, $bytes.Length); $stream.Flush($true)
  } finally { $stream.Dispose() }
}

function Read-Clock {
  $now = Epoch; $up = Uptime; $boot = Boot; $bad = 0
  $last = $null; $ofDay = 0
  foreach ($line in Lines) {
    $f = $line.Split(" ")
    if ($f[0] -eq "S") { $last = @{ boot = $f[1]; up = [long]$f[2]; wall = [long]$f[3]; bad = [int]$f[6] } }
    if ($f[0] -eq "O") { $ofDay = [int]$f[8] }
    if ($f[0] -eq "B") { $last = @{ boot = $f[2]; up = [long]$f[3]; wall = [long]$f[4]; bad = $ofDay }; $ofDay = 0 }
  }
  $floor = $released
  if ($last -and $last.wall -gt $floor) { $floor = $last.wall }
  # Back is a dead battery. Far ahead is a computer that lay in a cupboard, unless it jumped while the computer
  # ran and the time before was known, or says more than ten years.
  $ahead = $last -and $now -gt $floor + 400 * 86400
  $jumped = $ahead -and $last.boot -eq $boot -and $last.bad -ne 1 -and $now -gt $last.wall + $up - $last.up + 400 * 86400
  if ($now -lt $floor - 86400 -or $jumped -or ($ahead -and $now -gt $floor + 3650 * 86400)) {
    $bad = 1
    $now = if ($last -and $last.boot -eq $boot) { $last.wall + $up - $last.up } else { $floor + $up }
  }
  @{ now = $now; up = $up; boot = $boot; bad = $bad; day = (Day $now) }
}

function Fold([string]$today, [string]$disk) {
  $count = 0; $boot = ""; $up = 0L; $wall = 0L; $active = "0"
  $open = [ordered]@{}; $closed = @{}
  foreach ($line in Lines) {
    $f = $line.Split(" ")
    switch ($f[0]) {
      { $_ -in "D", "T" } { $closed[$f[1]] = @{ type = $f[0]; rev = [int]$f[2]; on = [long]$f[3]; act = $f[4]; starts = [int]$f[5]; ses = $f[6]; no = $f[7]; q = $f[8]; disk = $f[9] } }
      "O" { $open[$f[1]] = @{ on = [long]$f[2]; act = [long]$f[3]; starts = [int]$f[4]; ses = [int]$f[5]; no = [int]$f[6]; un = [int]$f[7]; ck = [int]$f[8] } }
      "B" { $count = [int]$f[1]; $boot = $f[2]; $up = [long]$f[3]; $wall = [long]$f[4]; $active = $f[5] }
      "S" {
        $gap = [long]$f[2] - $up
        if ($f[1] -eq $boot -and $gap -le 0) { break }
        if (-not $open.Contains($f[4])) { $open[$f[4]] = @{ on = 0L; act = 0L; starts = 0; ses = 0; no = 0; un = 0; ck = 0 } }
        $d = $open[$f[4]]
        # another start, or it slept: what lies between adds nothing
        if ($f[1] -ne $boot -or $gap -gt 3 * $period) { $count++; $d.starts++; $active = "0" }
        else { $d.on += $gap; if ($f[5] -eq "1") { $d.act += $gap } }
        if ($f[5] -eq "-") { $d.un = 1 }
        if ($f[5] -eq "1" -and $active -ne "1") { $d.ses++ }
        if ($f[6] -eq "1") { $d.ck = 1 }
        $d.no = $count; $boot = $f[1]; $up = [long]$f[2]; $wall = [long]$f[3]; $active = $f[5]
      }
    }
  }
  foreach ($day in @($open.Keys)) {
    if ($day -eq $today) { continue }
    $d = $open[$day]
    $sum = @{ type = "D"; rev = 1; on = $d.on; act = "$($d.act)"; starts = $d.starts; ses = "$($d.ses)"; no = "$($d.no)"; q = "-"; disk = $disk }
    if ($d.un) { $sum.act = "-"; $sum.ses = "-" }
    if ($d.ck -or $day -gt $today) { $sum.q = "CLOCK" }
    if ($closed.ContainsKey($day)) {
      $was = $closed[$day]
      $sum.rev = $was.rev + 1; $sum.on += $was.on; $sum.starts += $was.starts
      if ($sum.act -ne "-") { $sum.act = if ($was.act -eq "-") { "-" } else { "$([long]$sum.act + [long]$was.act)" } }
      if ($sum.ses -ne "-") { $sum.ses = if ($was.ses -eq "-") { "-" } else { "$([int]$sum.ses + [int]$was.ses)" } }
      if ($sum.q -eq "-") { $sum.q = $was.q }
    }
    $closed[$day] = $sum
  }
  $days = @($closed.Keys | Sort-Object)
  $left = @($days | Where-Object { $closed[$_].type -eq "D" }).Count
  $told = $days.Count - $left
  $out = @()
  for ($i = 0; $i -lt $days.Count; $i++) {
    $r = $closed[$days[$i]]
    if ($r.type -eq "T" -and $told-- -gt 60) { continue }
    if ($r.type -eq "D" -and $left -gt $cap) {
      $to = $days[($i + 1)..($days.Count)] | Where-Object { $_ -and $closed[$_].type -eq "D" } | Select-Object -First 1
      if ($to -and $to.Substring(0, 7) -eq $days[$i].Substring(0, 7)) {
        $t = $closed[$to]
        $t.on += $r.on; $t.starts += $r.starts
        $t.act = if ($t.act -eq "-" -or $r.act -eq "-") { "-" } else { "$([long]$t.act + [long]$r.act)" }
        $t.ses = if ($t.ses -eq "-" -or $r.ses -eq "-") { "-" } else { "$([int]$t.ses + [int]$r.ses)" }
        $t.q = if ("$($t.q)$($r.q)" -match "CLOCK") { "CLOCK,MONTH" } else { "MONTH" }
        if ($r.rev -gt $t.rev) { $t.rev = $r.rev }
        $left--
        continue
      }
    }
    $out += "$($r.type) $($days[$i]) $($r.rev) $($r.on) $($r.act) $($r.starts) $($r.ses) $($r.no) $($r.q) $($r.disk) ."
  }
  if ($open.Contains($today)) { $d = $open[$today]; $out += "O $today $($d.on) $($d.act) $($d.starts) $($d.ses) $($d.no) $($d.un) $($d.ck) ." }
  if ($boot) { $out += "B $count $boot $up $wall $active ." }
  , $out
}

function Disk {
  try {
    $states = @(Get-PhysicalDisk | ForEach-Object { "$($_.HealthStatus)" })
    if ($states -contains "Unhealthy" -or $states -contains "Warning") { return "FAILING" }
    if ($states -contains "Healthy") { return "OK" }
  } catch { }
  "-"
}

function Activity([long]$now) {
  if (-not (Test-Path $inputFile)) { return "-" }
  # the number is seconds since the start, as all sessions see it
  $last = [long](Get-Content $inputFile -TotalCount 1)
  if ((Uptime) - $last -le $idle) { "1" } else { "0" }
}

function Sample {
  if (Test-Path $off) { return }
  New-Item -ItemType Directory -Force $dir | Out-Null
  $c = Read-Clock
  Append "S $($c.boot) $($c.up) $($c.now) $($c.day) $(Activity $c.now) $($c.bad) ."
  $lines = @(Lines)
  $samples = @($lines | Where-Object { $_.StartsWith("S ") })
  if ($samples.Count -gt 120 -or @($samples | Where-Object { $_.Split(" ")[4] -ne $c.day }).Count -gt 0 -or @($lines | Where-Object { $_.StartsWith("O ") -and $_.Split(" ")[1] -ne $c.day }).Count -gt 0) {
    Replace-Spool (Fold $c.day (Disk))
  }
  if (-not (Test-Path $conf)) { return }
  $next = Join-Path $dir "next"
  $due = 0L; $failed = 0
  if (Test-Path $next) { $due, $failed = (Get-Content $next -TotalCount 1).Split(" ") }
  if ($c.up -lt 120 -or $c.now -lt [long]$due) { return }
  if (Send) { $failed = 0; $wait = 604800 - 43200 + (Get-Random -Maximum 43200) }
  else { $wait = [Math]::Min(86400, 3600 * [Math]::Pow(2, [int]$failed)); $failed = [int]$failed + 1; $wait = $wait / 2 + (Get-Random -Maximum ([int]$wait)) }
  [IO.File]::WriteAllText($next, "$($c.now + [long]$wait) $failed")
}

# In each person's session: how long ago there was input, as seconds since the start. Nothing of what it was.
function Write-Input {
  Add-Type -Namespace Green -Name Idle -MemberDefinition '[StructLayout(LayoutKind.Sequential)] public struct L { public uint size; public uint time; } [DllImport("user32.dll")] public static extern bool GetLastInputInfo(ref L l);'
  while ($true) {
    $l = New-Object Green.Idle+L; $l.size = 8
    if ([Green.Idle]::GetLastInputInfo([ref]$l)) {
      # both count milliseconds since the start, this one in 32 bits that begin again after 49 days
      $up = Uptime
      $ago = [long]((([long][Green.Clock]::GetTickCount64() - [long]$l.time) % 4294967296) / 1000)
      try { [IO.File]::WriteAllText($inputFile, "$($up - $ago)") } catch { }
    }
    Start-Sleep 30
  }
}

# --- who this computer is, and sending -------------------------------------------------------------
function Hex([byte[]]$bytes) { -join ($bytes | ForEach-Object { $_.ToString("x2") }) }
function Bytes([string]$hex) { , [byte[]](0..($hex.Length / 2 - 1) | ForEach-Object { [Convert]::ToByte($hex.Substring(2 * $_, 2), 16) }) }
function Sha256([byte[]]$bytes) { Hex ([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)) }
function Hmac([string]$keyHex, [byte[]]$bytes) { $h = New-Object Security.Cryptography.HMACSHA256 (, (Bytes $keyHex)); Hex ($h.ComputeHash($bytes)) }
function Parts {
  $board = (Get-CimInstance Win32_BaseBoard).SerialNumber
  $uuid = (Get-CimInstance Win32_ComputerSystemProduct).UUID
  $disk = (Get-CimInstance Win32_DiskDrive | Where-Object { $_.Index -eq 0 }).SerialNumber
  "$board`n$uuid`n$disk"
}
function Conf { Get-Content -Raw -Encoding UTF8 $conf | ConvertFrom-Json }
function State { if ((Hmac (Conf).key ($utf8.GetBytes((Parts)))) -eq (Conf).fingerprint) { "OK" } else { "CHANGED" } }

function Send {
  $c = Conf; $state = State
  $text = "green-classroom-usage 1`n$($c.agent)`n$version`n$state`n"
  $rows = @()
  if ($state -eq "OK") {
    foreach ($line in (@(Lines | Where-Object { $_.StartsWith("D ") }) | Select-Object -First 450)) {
      $f = $line.Split(" ")
      $on = [Math]::Min([long][Math]::Floor([long]$f[3] / 60), $(if ($f[8] -match "MONTH") { 44640 } else { 1440 }))
      $act = if ($f[4] -eq "-") { "-" } else { "$([Math]::Min($on, [long][Math]::Floor([long]$f[4] / 60)))" }
      $text += "$($f[1]) $($f[2]) $on $act $($f[5]) $($f[6]) $($f[7]) $($f[8]) $($f[9])`n"
      $row = New-Object PSObject | Select-Object day, revision, on_min
      $row.day = $f[1]; $row.revision = [int]$f[2]; $row.on_min = $on
      if ($act -ne "-") { $row | Add-Member active_min ([long]$act) }
      $row | Add-Member starts ([int]$f[5])
      if ($f[6] -ne "-") { $row | Add-Member sessions ([int]$f[6]) }
      $row | Add-Member start_no ([int]$f[7])
      if ($f[8] -ne "-") { $row | Add-Member quality $f[8] }
      if ($f[9] -ne "-") { $row | Add-Member disk $f[9] }
      $rows += $row
    }
    if ($rows.Count -eq 0) { return $true }
  }
  $mac = (Hmac $c.key ($utf8.GetBytes($text))).Substring(0, 32)
  $kept = @()
  try {
    if ($c.collector) {
      $sent = Epoch
      $roomKey = Sha256 ($utf8.GetBytes($c.lan_key.Replace("-", "").Replace(" ", "").ToUpperInvariant()))
      $answer = Invoke-WebRequest -UseBasicParsing -Method Post -Uri "$($c.collector)/days" -ContentType "text/plain" -TimeoutSec 60 `
        -Headers @{ Mac = $mac; "Sent-At" = "$sent"; "Room-Seal" = (Hmac $roomKey ($utf8.GetBytes("$mac $sent"))) } -Body $utf8.GetBytes($text)
      $kept = @("$($answer.Content)".Split("`n") | Where-Object { $_.StartsWith("KEPT ") } | ForEach-Object { $_.Substring(5).Trim() })
    } else {
      $stamp = [DateTime]::UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", [Globalization.CultureInfo]::InvariantCulture)
      $entry = New-Object PSObject | Select-Object agent, version, state, mac, days
      $entry.agent = $c.agent; $entry.version = $version; $entry.state = $state; $entry.mac = $mac; $entry.days = @($rows)
      $batch = New-Object PSObject | Select-Object format, made_at, agents
      $batch.format = 1; $batch.made_at = $stamp; $batch.agents = @($entry)
      $body = $utf8.GetBytes((ConvertTo-Json $batch -Depth 6 -Compress))
      $memory = New-Object IO.MemoryStream
      $gzip = New-Object IO.Compression.GZipStream($memory, [IO.Compression.CompressionMode]::Compress)
      $gzip.Write($body, 0, $body.Length); $gzip.Dispose()
      [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
      $answer = Invoke-WebRequest -UseBasicParsing -Method Put -Uri "$($c.server)/api/v1/usage/batches/$(Sha256 $body)" -ContentType "application/json" `
        -TimeoutSec 120 -Headers @{ "Content-Encoding" = "gzip"; "Sent-At" = $stamp } -Body $memory.ToArray()
      $told = "$($answer.Content)" | ConvertFrom-Json
      $kept = @($told.rows | Where-Object { $_.outcome -in "ACCEPTED", "DUPLICATE", "SUPERSEDED" } | ForEach-Object { "$($_.day) $($_.revision)" })
    }
  } catch { return $false } # nobody there; nothing is lost
  # days are let go of only after the answer
  if ($kept.Count -gt 0) {
    Replace-Spool @(Lines | ForEach-Object { $f = $_.Split(" "); if ($f[0] -eq "D" -and "$($f[1]) $($f[2])" -in $kept) { "T" + $_.Substring(1) } else { $_ } })
  }
  $true
}

function Enrol([string]$code, [string]$server) {
  New-Item -ItemType Directory -Force $dir | Out-Null
  icacls $dir /inheritance:r /grant "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" | Out-Null
  $from = Join-Path $PSScriptRoot "server"
  if (-not $server -and (Test-Path $from)) { $server = (Get-Content $from -TotalCount 1).Trim() }
  if (-not $server) { $server = Read-Host "https://…" }
  if (-not $code) { $code = Read-Host $(Say "The eight letters on this computer's label" "这台电脑标签上的八个字母" "Les huit lettres sur l’étiquette") }
  $saltFile = Join-Path $dir "salt"
  if (-not (Test-Path $saltFile)) { [IO.File]::WriteAllText($saltFile, [Guid]::NewGuid().ToString("n")) }
  $body = ConvertTo-Json @{ code = $code; fingerprint = (Sha256 ($utf8.GetBytes([IO.File]::ReadAllText($saltFile) + (Parts)))); system = "WINDOWS"; version = $version }
  [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
  $answer = Invoke-RestMethod -Method Post -Uri "$($server.TrimEnd('/'))/api/v1/agents/enrolments" -ContentType "application/json" -Headers @{ "Accept-Language" = $language } -Body $body
  $kept = @{ agent = $answer.agent; key = $answer.key; device = $answer.device; server = $server.TrimEnd("/"); collector = ""; lan_key = ""; fingerprint = (Hmac $answer.key ($utf8.GetBytes((Parts)))) }
  [IO.File]::WriteAllText($conf, (ConvertTo-Json $kept), $utf8)
  Remove-Item $saltFile
  Say "Enrolled: this is $($answer.device). Compare it with the label." "已注册：这台是 $($answer.device)，请与标签核对。" "Inscrit : cet ordinateur est $($answer.device). Comparez avec l’étiquette."
}

function Install {
  $to = Join-Path $env:ProgramFiles "GreenClassroom"
  New-Item -ItemType Directory -Force $to | Out-Null
  Copy-Item (Join-Path $PSScriptRoot "*") $to -Force
  New-Item -ItemType Directory -Force (Split-Path $inputFile) | Out-Null
  icacls (Split-Path $inputFile) /grant "*S-1-5-32-545:(OI)(CI)M" | Out-Null
  $script = Join-Path $to "green-classroom-agent.ps1"
  $run = "-NoProfile -NonInteractive -WindowStyle Hidden -ExecutionPolicy Bypass -File `"$script`""
  $minute = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Seconds 60)
  $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Minutes 10)
  Register-ScheduledTask -Force -TaskName "Green Classroom sample" -Trigger $minute -Settings $settings -User "SYSTEM" -RunLevel Highest `
    -Action (New-ScheduledTaskAction -Execute "powershell.exe" -Argument "$run sample") | Out-Null
  Register-ScheduledTask -Force -TaskName "Green Classroom input" -Trigger (New-ScheduledTaskTrigger -AtLogOn) -Settings (New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -ExecutionTimeLimit ([TimeSpan]::Zero)) `
    -Principal (New-ScheduledTaskPrincipal -GroupId "S-1-5-32-545") -Action (New-ScheduledTaskAction -Execute "powershell.exe" -Argument "$run input") | Out-Null
}

switch ($what) {
  "sample" { Sample }
  "input" { Write-Input }
  "install" { Install; & $PSCommandPath notice; Enrol $first $second }
  "enrol" { Enrol $first $second }
  "collector" { $c = Conf; $c.collector = $first.TrimEnd("/"); $c.lan_key = $second; [IO.File]::WriteAllText($conf, (ConvertTo-Json $c), $utf8) }
  "send" { $c = Read-Clock; Replace-Spool (Fold $c.day (Disk)); if (-not (Send)) { exit 1 } }
  "notice" { Get-Content -Raw -Encoding UTF8 (Join-Path $PSScriptRoot "notice-$language.txt") }
  "off" { New-Item -ItemType File -Force $off | Out-Null; Remove-Item $spool -ErrorAction SilentlyContinue }
  "on" { Remove-Item $off -ErrorAction SilentlyContinue }
  "status" {
    if (Test-Path $conf) { "$((Conf).device) $(State)" } else { Say "Not enrolled yet." "尚未注册。" "Pas encore inscrit." }
    if (Test-Path $spool) { $c = Read-Clock; Fold $c.day "-" | Where-Object { $_ -match "^[DO] " } }
  }
  "uninstall" {
    "sample", "input" | ForEach-Object { Unregister-ScheduledTask -TaskName "Green Classroom $_" -Confirm:$false -ErrorAction SilentlyContinue }
    Remove-Item -Recurse -Force $dir, (Split-Path $inputFile), (Join-Path $env:ProgramFiles "GreenClassroom") -ErrorAction SilentlyContinue
  }
  "version" { $version }
}
