#!/bin/sh
# Installs the Green Classroom agent on a computer with systemd. Run it as root in the unpacked folder:
#   sudo sh install.sh                  installs, then asks for the letters on the label
#   sudo sh install.sh --image          installs only: for a disk that will be copied. Enrol each copy in the school.
#   sudo sh install.sh --uninstall      removes it, with all it kept
set -eu
here=$(cd "$(dirname "$0")" && pwd)
destination=${DESTDIR:-}
library=$destination/usr/share/green-classroom
units=$destination/etc/systemd/system

if [ -z "$destination" ] && [ "$(id -u)" != 0 ]; then
  echo "Run this as root: sudo sh install.sh / 请以 root 身份运行 / À lancer en tant que root" >&2
  exit 1
fi

if [ "${1:-}" = --uninstall ]; then
  if [ -z "$destination" ]; then systemctl disable --now green-classroom-agent.timer 2> /dev/null || true; fi
  rm -rf "$library" "$destination/var/lib/green-classroom" "$destination/run/green-classroom"
  rm -f "$units/green-classroom-agent.service" "$units/green-classroom-agent.timer" \
    "$destination/usr/local/sbin/green-classroom-agent" "$destination/usr/local/bin/green-classroom-notice" \
    "$destination/usr/share/applications/green-classroom-notice.desktop" \
    "$destination/etc/xdg/autostart/green-classroom-notice.desktop"
  if [ -z "$destination" ]; then systemctl daemon-reload; fi
  echo "Removed. / 已卸载。 / Désinstallé."
  exit 0
fi

mkdir -p "$library" "$units" "$destination/usr/local/sbin" "$destination/usr/local/bin" \
  "$destination/usr/share/applications" "$destination/etc/xdg/autostart"
cp "$here"/notice-*.txt "$library/"
if [ -f "$here/server" ]; then cp "$here/server" "$library/server"; fi
chmod 644 "$library"/*
cp "$here/green-classroom-agent" "$destination/usr/local/sbin/" && chmod 755 "$destination/usr/local/sbin/green-classroom-agent"
cp "$here/green-classroom-notice" "$destination/usr/local/bin/" && chmod 755 "$destination/usr/local/bin/green-classroom-notice"
cp "$here/green-classroom-agent.service" "$here/green-classroom-agent.timer" "$units/"
cp "$here/green-classroom-notice.desktop" "$destination/usr/share/applications/"
sed 's/^Exec=.*/& once/' "$here/green-classroom-notice.desktop" > "$destination/etc/xdg/autostart/green-classroom-notice.desktop"
chmod 644 "$units"/green-classroom-agent.* "$destination/usr/share/applications/green-classroom-notice.desktop" \
  "$destination/etc/xdg/autostart/green-classroom-notice.desktop"
if [ -n "$destination" ]; then exit 0; fi

systemctl daemon-reload
if [ "${1:-}" = --image ]; then
  # the copies must not be one computer
  rm -rf /var/lib/green-classroom
  systemctl enable green-classroom-agent.timer
  echo "Installed for an image. In the school, on each computer: sudo green-classroom-agent enrol"
  exit 0
fi
systemctl enable --now green-classroom-agent.timer
green-classroom-agent notice
green-classroom-agent enrol
