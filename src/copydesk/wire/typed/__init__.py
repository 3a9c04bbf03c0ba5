"""Copy typed for a printer: transmissions of ANPA 1312 and IPTC 7901."""
