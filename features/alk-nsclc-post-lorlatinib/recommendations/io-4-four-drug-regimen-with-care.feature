@rec:IO-4 @source:IO-3 @source:IO-4 @question:AMB-07
Feature: The four-drug ABCP regimen, with care
  One trial saw a benefit of atezolizumab, bevacizumab, carboplatin and paclitaxel in a small group
  of ALK-positive patients. The source asks for care: it neither recommends the regimen nor advises
  against it, and it names no patients for whom it is meant.

  Scenario: Symptoms, widespread disease, performance status 1
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then the four-drug ABCP regimen calls for caution
    And the answer on the four-drug ABCP regimen rests on IO-4
    And the answer on the four-drug ABCP regimen cites IO-3
    And the answer on the four-drug ABCP regimen cites HEAD-5
    And the answer on the four-drug ABCP regimen cites IO-4
    And open question AMB-07 is shown
    And platinum-pemetrexed chemotherapy is recommended

  Scenario: Care, but neither advice for it nor advice against it
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended
    And the four-drug ABCP regimen calls for caution

  @pitfall:PIT-1 @source:PIT-1 @source:IO-2 @question:AMB-08
  Scenario: Three kinds of immunotherapy, three answers
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And the PD-L1 expression is 50 % or more
    When next-line therapy is chosen
    Then immunotherapy alone must be avoided
    And the four-drug ABCP regimen calls for caution
    And chemotherapy with immunotherapy is not addressed by the source
    And the answer on chemotherapy with immunotherapy cites IO-2
    And the answer on the four-drug ABCP regimen does not cite PIT-1

  Scenario Outline: The caution does not depend on the patient: <symptoms>, <extent>, performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And <extent>
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then the four-drug ABCP regimen calls for caution
    And the answer on the four-drug ABCP regimen rests on IO-4

    Examples:
      | symptoms                                              | extent                                            | status |
      | the progression is asymptomatic                       | the progression is limited or oligoprogressive    | 0      |
      | the progression is asymptomatic                       | the progression is systemic with multiple lesions | 2      |
      | the progression is symptomatic                        | the progression is systemic with multiple lesions | 3      |
      | the progression is symptomatic                        | the progression is limited or oligoprogressive    | 4      |
      | it is unknown whether the progression causes symptoms | the extent of the progression is unknown          | 1      |

  Scenario: Nothing recorded beyond progression on lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then the four-drug ABCP regimen calls for caution
    And the answer on the four-drug ABCP regimen does not depend on the PD-L1 expression
    And the answer on the four-drug ABCP regimen does not depend on the ECOG performance status
    And the answer on the four-drug ABCP regimen does not depend on the line of therapy in which lorlatinib was given
    And the answer on the four-drug ABCP regimen does not depend on the resistance mechanism
    And the answer on the four-drug ABCP regimen does not depend on the histology
    And the answer on the four-drug ABCP regimen does not depend on whether platinum or pemetrexed is contraindicated
    And the answer on the four-drug ABCP regimen does not depend on whether platinum-pemetrexed was given before

  @source:PROF-1
  Scenario: Profiling comes before the four-drug regimen, too
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then the four-drug ABCP regimen calls for caution
    And broad molecular profiling has to be done before the four-drug ABCP regimen

  @source:TITLE-1
  Scenario Outline: No word on the regimen, because <reason>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <reason>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the four-drug ABCP regimen is out of scope

    Examples:
      | reason                                                   |
      | the disease is not non-small-cell lung cancer            |
      | the tumour is ALK-negative                               |
      | the last systemic therapy was chemotherapy               |
      | progression on lorlatinib is suspected but not confirmed |

  @source:TITLE-1
  Scenario: ALK status not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the ALK status is unknown
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the four-drug ABCP regimen cannot be determined yet
    And the answer on the four-drug ABCP regimen depends on the ALK status
