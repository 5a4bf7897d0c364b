"""People whose names nothing in their form gives away: of one word, or in the order of other languages.

Written for this project.
"""

from __future__ import annotations

__all__ = ["PEOPLE"]

# A line each: the canonical name, then other spellings.
PEOPLE = """
Alexandria Ocasio-Cortez
Aung San Suu Kyi|Suu Kyi
Luiz Inácio Lula da Silva|Luiz Inacio Lula da Silva|Lula da Silva|Lula
Ho Chi Minh
Mao Zedong|Mao Tse-tung|Chairman Mao
Deng Xiaoping
Chiang Kai-shek
Zhou Enlai
Pol Pot
Sun Yat-sen
Kim Il Sung|Kim Il-sung
Genghis Khan
Mahatma Gandhi
Indira Gandhi
Rahul Gandhi
Dalai Lama|The Dalai Lama
Ayatollah Khomeini|Ruhollah Khomeini|Khomeini
Ali Khamenei|Ayatollah Ali Khamenei|Ayatollah Khamenei|Khamenei
Moqtada al-Sadr|Muqtada al-Sadr
Mother Teresa
Che Guevara
Evo Morales
Evita Perón|Eva Perón
Haile Selassie
Idi Amin
Desmond Tutu
Thabo Mbeki
Kwame Nkrumah
Jomo Kenyatta
Nguyen Phu Trong
Yoon Suk Yeol|Yoon Suk-yeol
Lee Jae-myung|Lee Jae Myung
Syngman Rhee
Lee Kuan Yew
Lai Ching-te
Tsai Ing-wen
Ma Ying-jeou
Neymar
Pelé
Ronaldinho
Vinícius Júnior|Vinicius Junior|Vinicius Jr
Endrick
Rodri
Beyoncé|Beyonce
Rihanna
Madonna
Shakira
Adele
Eminem
Björk
Stormzy
Zendaya
Banksy
Bad Bunny
Lady Gaga
Snoop Dogg
Jay-Z|Jay Z
Kanye West
Cardi B
Billie Eilish
Dua Lipa
Ed Sheeran
Lil Nas X
Yo-Yo Ma
Lang Lang
Ai Weiwei
Mo Yan
Liu Xiaobo
Jack Ma
Yao Ming
Peng Shuai
Son Heung-min
Voltaire
Napoleon|Napoleon Bonaparte
Stalin|Josef Stalin|Joseph Stalin
Lenin|Vladimir Lenin
Adolf Hitler|Hitler
Jordan Bardella
Santiago Abascal
Tiger Woods
Coco Gauff
Canelo Álvarez|Canelo Alvarez|Saúl Álvarez
Pep Guardiola
JD Vance|J.D. Vance|J. D. Vance
Han Duck-soo
Han Kang
Bong Joon-ho
Hun Sen
Wang Yi
Bongbong Marcos
Yogi Adityanath
"""
