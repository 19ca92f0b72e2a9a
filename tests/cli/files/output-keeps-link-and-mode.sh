echo before > real; chmod 640 real; ln -s real answer
detente concepts nash -o answer
ls -l answer | cut -c1; ls -l real | cut -c1-10; head -1 real
